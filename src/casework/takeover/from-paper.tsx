import { nameIn, type RuleName, sayUnmet, type UnmetSaid } from '#model'
import { type MessageKey, showDate, useReader } from '#platform'
import { KeyValues, Lines, Note, Section } from '#platform/ui'
import { Clause, tabAddress } from '../cases/case-frame.tsx'
import type { Overview } from '../cases/overview.query.server.ts'
import { paperFormPath } from './takeover-paths.ts'
import type { TakeoverView } from './takeover-view.query.server.ts'

type Props = { readonly overview: Overview; readonly view: TakeoverView }

/** That the case came from paper: since when, by whom, which stages with their days, where the papers are, and what nobody has written down. */
export function FromPaper({ overview, view }: Props) {
  const { t, locale } = useReader()
  const { file, model } = overview.known
  const { who, takenOver, visits, source, files } = view
  const stages = visits.map(({ stage, on, dated }) => {
    const name = nameIn(model.stage(stage).name, locale)
    return `${name}: ${dated ? showDate(on) : t('casework.takeover.undated')}`
  })
  const more = overview.mayKeep &&
    file.closedOn === null && { href: paperFormPath(file.id), label: t('casework.takeover.form.title') }
  const began = { began: showDate(file.openedOn), date: showDate(takenOver) }
  return (
    <Section id="from-paper" title={t('casework.takeover.mark')} {...(more ? { link: more } : {})}>
      <p>{t('casework.takeover.mark_text', { ...began, who: who ?? t('casework.takeover.nobody_named') })}</p>
      <KeyValues items={[{ term: t('casework.takeover.mark_days'), value: <Lines items={stages} /> }]} />
      {source && <p>{t('casework.takeover.papers', { text: source })}</p>}
      {files.length > 0 && (
        <Lines
          items={files.map(({ id, name }) => <a href={`/files/${id}`}>{t('casework.takeover.scan_link', { name })}</a>)}
        />
      )}
      {file.closedOn === null && <MissingFromPaper overview={overview} view={view} />}
    </Section>
  )
}

/** What gates passed on paper ask and nobody has written down: each with its paragraph and where to do it. */
function MissingFromPaper({ overview, view: { missing, names } }: Props) {
  const { t, locale } = useReader()
  const { model } = overview.known
  if (missing.length === 0) return <Note kind="ok" text={t('casework.takeover.nothing_missing')} />
  const said = sayUnmet({ t, locale }, model, missing, (id) => names.get(id))
  return (
    <>
      <h3>{t('casework.takeover.missing')}</h3>
      <p>{t('casework.takeover.missing_note')}</p>
      <Lines items={said.map((one) => <MissingLine said={one} overview={overview} />)} />
    </>
  )
}

function MissingLine({
  said: { rule, clause, sentences },
  overview,
}: { readonly said: UnmetSaid } & Pick<Props, 'overview'>) {
  const { t } = useReader()
  const { known, mayKeep } = overview
  const todo = TO_DO[rule]
  return (
    <>
      {sentences.map((sentence) => (
        <p>{sentence}</p>
      ))}
      <span class="fine">
        <Clause model={known.model.document} clause={clause} />{' '}
        {todo && mayKeep && <a href={todo.href(known.file.id)}>{t(todo.label)}</a>}
      </span>
    </>
  )
}

type ToDo = { readonly href: (caseId: string) => string; readonly label: MessageKey }
const TEAM: ToDo = { href: (id) => `/cases/${id}/team`, label: 'casework.takeover.do.team' }
const PLAN: ToDo = { href: (id) => tabAddress(id, 'plan'), label: 'casework.takeover.do.plan' }

/** Where what is missing is mended. An agreement of the gmina is no matter of one case. */
const TO_DO: Readonly<Partial<Record<RuleName, ToDo>>> = {
  consent_to_take_part: { href: paperFormPath, label: 'casework.takeover.do.paper' },
  basis_for_every_recipient: { href: (id) => tabAddress(id, 'sharing'), label: 'casework.takeover.do.sharing' },
  team_has_sectors: TEAM,
  team_has_roles: TEAM,
  confidentiality_statement_signed: TEAM,
  one_responsible_per_action: TEAM,
  every_member_has_goal_or_reason: PLAN,
  plan_accepted_by_family: PLAN,
  plan_accepted_by_institutions: PLAN,
}
