import { InstitutionId } from '#kernel'
import { fields, line, page, showInstant, useReader } from '#platform'
import type { Ctx } from '#platform/server'
import { ActionsBar, Button, FormPage, Note, Section, Stack, Table } from '#platform/ui'
import { caseFrame } from '../cases/case-frame.query.server.ts'
import { CaseCrumbs, CaseFrameHeader } from '../cases/case-frame.tsx'
import { look, OfCase, scope } from '../cases/case-scope.ts'
import { keeps } from '../cases/may-keep.query.server.ts'
import { overviewPage } from '../cases/overview.page.tsx'
import { diagnosisPage } from '../diagnosis/diagnosis.page.tsx'
import { personLabel } from '../families/person-label.domain.ts'
import { disclosePage } from '../sharing/disclose.page.tsx'
import { disclosureToMake, type ToDisclose } from '../sharing/disclose.query.server.ts'
import { DiscloseInput } from '../sharing/disclose.schema.ts'
import { DiscloseFields, DiscloseLead } from '../sharing/disclose-fields.tsx'
import { sharingRefusals } from '../sharing/refusals.ts'
import { categoryName, sayRecipient } from '../sharing/sharing-words.ts'
import { type Foreseen, foresee } from './before-disclosing.query.server.ts'
import { Picture } from './picture.tsx'

const readDisclosure = fields(DiscloseInput)
const params = OfCase.extend({ institutionId: InstitutionId, role: line(100), category: line(100) })
type Foreseeing = Awaited<ReturnType<typeof foresee>> | 'unread' | null

const aboutDisclosure = async (ctx: Ctx, asked: Parameters<typeof disclosureToMake>[1]) => {
  const about = await disclosureToMake(ctx, asked)
  return { about, frame: await caseFrame(ctx, about.known.file), mayKeep: await keeps(ctx, asked.caseId) }
}

/** What a recipient will get, before it is given: the pages exactly as they would be, then the same form to give it. */
export const beforeDisclosingPage = page({
  path: '/cases/:caseId/sharing/new/:institutionId/:role/:category/preview',
  params,
  act: 'casework.disclosure.make',
  load: async (ctx, asked) => ({ ...(await aboutDisclosure(ctx, asked)), foreseen: null as Foreseeing }),
  asks: async (ctx, posted, asked) => {
    const found = await aboutDisclosure(ctx, asked)
    const read = readDisclosure(posted)
    const foreseen: Foreseeing = read.ok ? await foresee(ctx, found.about, { ...read.value, ...asked }) : 'unread'
    return { ...found, foreseen }
  },
  looking: look('casework.ledger.looked'),
  scope,
  title: ({ t }) => t('casework.look_as.before'),
  initial: ({ about }) => ({ extent: about.cell.extent }),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} tab="sharing" />,
  view: (seen) => {
    const { loaded, form, t } = seen
    const { about, frame, mayKeep, foreseen } = loaded
    const shown = foreseen !== null && foreseen !== 'unread' && foreseen.ok ? foreseen.value.looked.shown : null
    const who = { caseId: frame.caseId, personId: recipientOf(foreseen) }
    return (
      <Stack>
        <FormPage
          form={form}
          crumbs={<CaseCrumbs frame={frame} here={t('casework.look_as.before')} />}
          title={t('casework.look_as.before')}
          lead={<DiscloseLead about={about} />}
        >
          <Foretold foreseen={foreseen} about={about} code={frame.code} />
          <DiscloseFields about={about} code={frame.code} mayKeep={mayKeep} />
          <ActionsBar>
            <Button formaction={disclosePage.at(seen.params)}>{t('casework.sharing.disclose.submit')}</Button>
            <Button kind="plain">{t('casework.look_as.before_again')}</Button>
          </ActionsBar>
        </FormPage>
        {shown && (
          <>
            <Section id="their-overview" title={t('casework.tab.overview')}>
              <Picture {...who}>{overviewPage.spec.view({ ...seen, loaded: shown.overview })}</Picture>
            </Section>
            <Section id="their-diagnosis" title={t('casework.tab.diagnosis')}>
              <Picture {...who}>{diagnosisPage.spec.view({ ...seen, loaded: shown.diagnosis })}</Picture>
            </Section>
          </>
        )}
      </Stack>
    )
  },
})

const recipientOf = (foreseen: Foreseeing): string =>
  foreseen !== null && foreseen !== 'unread' && foreseen.ok ? foreseen.value.looked.eyes.personId : ''

type Foretelling = { readonly foreseen: Foreseeing; readonly about: ToDisclose; readonly code: string }

/** In one sentence what would change, or why it cannot be shown so. */
function Foretold({ foreseen, about, code }: Foretelling) {
  const { t } = useReader()
  if (foreseen === null) return <Note kind="info" text={t('casework.look_as.before_lead')} />
  if (foreseen === 'unread') return <Note kind="bad" text={t('casework.look_as.before_unread')} live />
  if (!foreseen.ok) return <Note kind="bad" text={t(sharingRefusals[foreseen.refusal])} live />
  return <Added foreseen={foreseen.value} about={about} code={code} />
}

function Added({ foreseen: { added, looked }, about, code }: Omit<Foretelling, 'foreseen'> & { foreseen: Foreseen }) {
  const reader = useReader()
  const { t, locale } = reader
  const { eyes, known } = looked
  const who = sayRecipient(reader, known.model, eyes.institution.shortName, eyes.roles)
  const title = t('casework.look_as.added', { n: added.length, name: eyes.name, who })
  const person = (id: string | null) => about.people.find((one) => one.id === id)
  return (
    <>
      <Note kind="info" text={title} live />
      {added.length > 0 && (
        <Table
          caption={title}
          columns={[
            { label: t('casework.look_as.category') },
            { label: t('casework.look_as.about') },
            { label: t('casework.look_as.written') },
          ]}
          rows={added.map(({ category, subjectId, on }) => {
            const about = person(subjectId)
            return {
              cells: [
                categoryName(known.model, category, locale),
                about ? personLabel(about, code) : t('casework.look_as.about_all'),
                showInstant(on),
              ],
            }
          })}
        />
      )}
    </>
  )
}
