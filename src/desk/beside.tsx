import {
  caseOverviewPath,
  envelopesPath,
  factSentence,
  loadPath,
  prioritiesPath,
  standInsPath,
  unmetPath,
} from '#casework'
import { type MessageKey, showInstant, useReader } from '#platform'
import { CaseName, Mark, Prov, Section, Timeline } from '#platform/ui'
import { protectionPath } from '#protection'
import type { Desk } from './my-desk.query.server.ts'

/** Lists of one's own work and of the gmina. */
const BESIDE: readonly (readonly [path: string, title: MessageKey])[] = [
  [protectionPath, 'desk.protection'],
  [standInsPath, 'casework.stand_in.title'],
  [loadPath, 'casework.load.title'],
  [envelopesPath, 'casework.money.title'],
  [unmetPath, 'casework.unmet.title'],
  [prioritiesPath, 'casework.proposals.priorities'],
]

/** What changed, and what leads further. */
export function Beside({ desk }: { readonly desk: Desk }) {
  const { t } = useReader()
  return (
    <>
      <Changes desk={desk} />
      {BESIDE.map(([path, title]) => (
        <p>
          <a href={path}>{t(title)}</a>
        </p>
      ))}
      <Inspections desk={desk} />
    </>
  )
}

function Inspections({ desk: { inspections } }: { desk: Desk }) {
  const { t } = useReader()
  return (
    <>
      {inspections.mine.map(({ id, number }) => (
        <p>
          <a href={`/inspections/${id}`}>{t('casework.inspection.title', { number })}</a>
        </p>
      ))}
      {inspections.places.map(({ id, name }) => (
        <p>
          <a href={`/inspections/of/${id}`}>
            {t('casework.inspection.list')}: {name}
          </a>
        </p>
      ))}
      {inspections.places
        .filter(({ heads }) => heads)
        .map(({ id, name }) => (
          <p>
            <a href={`/documents/of/${id}`}>{t('casework.template.of', { institution: name })}</a>
          </p>
        ))}
    </>
  )
}

function Changes({ desk: { changes } }: { desk: Desk }) {
  const { t } = useReader()
  return (
    <Section id="changes" title={t('desk.changes')} note={t('desk.changes.note')}>
      {changes.length === 0 ? (
        <p>{t('desk.changes.empty')}</p>
      ) : (
        <Timeline
          items={changes.map((change) => ({
            ...(change.institution ? { sector: change.institution.sector } : {}),
            content: <ChangeLine change={change} />,
          }))}
        />
      )}
    </Section>
  )
}

function ChangeLine({ change }: { change: Desk['changes'][number] }) {
  const { t } = useReader()
  const { institution, caseId, code, surname, who, at, name } = change
  return (
    <>
      {institution && <Mark sector={institution.sector} name={institution.name} />} {factSentence(t, name)}
      <Prov>
        <a href={caseOverviewPath(caseId)}>
          <CaseName code={code} {...(surname ? { surname } : {})} />
        </a>{' '}
        · {who} · {showInstant(at)}
      </Prov>
    </>
  )
}
