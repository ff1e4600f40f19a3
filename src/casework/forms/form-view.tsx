import { ModelAnswers, ModelForm, nameIn, valuesOfAnswers } from '#model'
import { type MessageKey, showDate, showInstant, type T, useReader } from '#platform'
import { ActionsBar, Button, FileField, FormPage, Head, Hidden, Note, Prov, Sheet, Stack } from '#platform/ui'
import { ENTITLEMENT_REFUSALS } from '../authority/authority-words.ts'
import type { Deciders } from '../authority/deciders.query.server.ts'
import { MayConsentNote, SecondParentField } from '../authority/deciders.tsx'
import type { CaseFrame } from '../cases/case-frame.query.server.ts'
import { CaseCrumbs, Clause } from '../cases/case-frame.tsx'
import type { Recorded } from '../cases/recorded.domain.ts'
import { HOW_FIELD, ON_FIELD, SCAN_FIELD } from '../cases/recorded.schema.ts'
import { RecordedFields } from '../cases/recorded-fields.tsx'
import { RECORDED_LABELS } from '../cases/recorded-labels.ts'
import { SECOND_FIELD } from '../consents/consent-in-form.server.ts'
import { PrintLinks } from '../prints/print-links.tsx'
import { printPath } from '../prints/print-paths.ts'
import type { ProposedPackage } from '../sharing/packages/package.query.server.ts'
import { RETURN_FIELD, ReturnPackage, returnTicked } from '../sharing/packages/return-package.tsx'
import type { Whys } from '../sharing/why-seen.query.server.ts'
import { WhySeen } from '../sharing/why-seen.tsx'
import { PaperFormNote } from '../takeover/paper-form-note.tsx'
import type { FormToFill } from './form-to-fill.query.server.ts'
import { DRAFT_PRESS } from './read-form.ts'
import type { SendFormRefusal } from './send-form.server.ts'

export type FormOnPage = FormToFill & {
  readonly frame: CaseFrame
  readonly subjectLabel: string | null
  /** The completed form that this one would replace. */
  readonly base: string | null
  /** What a partner who signs the form would show the institution that keeps the case. */
  readonly back: ProposedPackage | null
  /** On a consent to take part: who may give it for those who do not decide alone. */
  readonly deciders: readonly Deciders[]
  /** Why this reader sees what is shown of a completed form. */
  readonly why: Whys | null
  /** The scan of a form that was filled in on paper, where this reader may open it. */
  readonly scan: string | null
}
type Props = { readonly loaded: FormOnPage; readonly form: Parameters<typeof FormPage>[0]['form'] }

export const FORM_REFUSALS: Readonly<Record<SendFormRefusal, MessageKey>> = {
  not_in_this_stage: 'casework.form.not_in_this_stage',
  waits_for: 'casework.form.waits_for',
  signature_missing: 'casework.form.signature_missing',
  signed_ahead: 'casework.day_ahead',
  nobody_to_fill_for: 'casework.form.nobody_to_fill_for',
  rows_unfinished: 'casework.form.rows_unfinished',
  file_missing: 'platform.form.required',
  file_too_large: 'casework.form.file_too_large',
  image_too_large: 'platform.file.image_too_large',
  file_type_refused: 'casework.form.file_type_refused',
  not_proposed: 'platform.form.not_offered',
  ...ENTITLEMENT_REFUSALS,
}

/** What stands in the fields of a form before anybody typed on this page. */
export const formValues = ({ form, answers, context, back }: FormOnPage) => ({
  ...valuesOfAnswers(form, answers, context),
  ...(back ? { [RETURN_FIELD]: returnTicked(back) } : {}),
})

/** A form of the model to fill in: its questions, signatures that are recorded, and the two ways to send it. */
export function FillForm({ loaded, form }: Props) {
  const { t, locale } = useReader()
  const { frame, draft, context, state, seat, back, deciders } = loaded
  const name = nameIn(loaded.form.name, locale)
  if (!seat || !state.open) return <NotNow loaded={loaded} />
  return (
    <FormPage
      form={form}
      crumbs={<CaseCrumbs frame={frame} here={name} />}
      over={aboutWhom(loaded)}
      title={name}
      lead={loaded.form.purpose}
      files={takesFiles(loaded)}
      aside={{ label: t('casework.form.where_from'), content: <Source loaded={loaded} /> }}
    >
      {draft && <Hidden name="_version" value={String(draft.rowVersion)} />}
      <Hidden name="_base" value={loaded.base ?? ''} />
      <WhosePaper loaded={loaded} />
      <MayConsentNote caseId={frame.caseId} deciders={deciders} mayKeep={seat.keeper} />
      <ModelForm form={loaded.form} context={context} />
      {deciders.some(({ together }) => together) && <SecondParentField name={SECOND_FIELD} />}
      <Recording loaded={loaded} />
      {back && <ReturnPackage pack={back} />}
      <ActionsBar saved={draft && t('casework.form.saved_at', { at: showInstant(draft.savedAt) })}>
        <Button>{t('casework.form.complete')}</Button>
        <Button kind="quiet" name="_press" value={DRAFT_PRESS}>
          {t('casework.form.keep_draft')}
        </Button>
      </ActionsBar>
    </FormPage>
  )
}

/** The case, and whom or what the form is about or whose paper it is. */
const aboutWhom = ({ frame, subjectLabel, writesFor }: FormOnPage): string =>
  [frame.code, subjectLabel, writesFor?.name].filter(Boolean).join(' · ')

const takesFiles = (loaded: FormOnPage): boolean =>
  isRecorded(loaded) || loaded.form.sections.some(({ fields }) => fields.some(({ kind }) => kind === 'file'))

/** Something of the form happens outside the product: a signature, or the whole card on paper. */
const isRecorded = ({ signatures, writesFor }: FormOnPage): boolean => signatures.length > 0 || writesFor !== null

/** In whose name it is written, when not in that of the own institution; otherwise for whom it could be. */
function WhosePaper({ loaded: { writesFor, onPaper, frame, form, instance } }: { readonly loaded: FormOnPage }) {
  const { t } = useReader()
  if (writesFor) return <Note kind="info" text={t('casework.form.writes_for', { institution: writesFor.name })} />
  if (onPaper.length === 0 || instance) return null
  return (
    <>
      <p>{t('casework.form.on_paper')}</p>
      <ul>
        {onPaper.map(({ id, name }) => (
          <li>
            <a href={`/cases/${frame.caseId}/forms/${form.id}/new?institution=${id}`}>
              {t('casework.form.on_paper.link', { institution: name })}
            </a>
          </li>
        ))}
      </ul>
    </>
  )
}

/** How somebody without an account signed the form, or filled it in: the worker who writes it down answers for that. */
function Recording({ loaded }: { readonly loaded: FormOnPage }) {
  const { t, locale } = useReader()
  const { signatures, writesFor, known } = loaded
  if (!isRecorded(loaded)) return null
  const roles = signatures.map((id) => nameIn(known.model.role(id).name, locale)).join(', ')
  return (
    <>
      <h2>{writesFor ? t('casework.form.from_paper') : t('casework.form.signatures', { roles })}</h2>
      <RecordedFields how={HOW_FIELD} on={ON_FIELD} />
      <FileField
        name={SCAN_FIELD}
        label={t('casework.form.scan')}
        hint={t('casework.form.scan.hint')}
        accept=".pdf,.jpg,.jpeg,.png,.webp"
        optional
      />
    </>
  )
}

function Source({ loaded }: { readonly loaded: FormOnPage }) {
  const { t } = useReader()
  const { form, known } = loaded
  const paragraph = known.model.paragraph(form.clause)
  return (
    <>
      <p class="txt-s">
        {t('casework.form.paragraph', { title: paragraph.title })}{' '}
        <Clause model={known.model.document} clause={form.clause} />
      </p>
      <FormPrints loaded={loaded} />
      {form.statutory && <p class="txt-s">{t('casework.form.statutory', { pattern: form.statutory.pattern })}</p>}
    </>
  )
}

/** The form on paper: as it stands, once something stands there, and blank. */
function FormPrints({ loaded: { form, frame, instance } }: { readonly loaded: FormOnPage }) {
  const { caseId } = frame
  const filled = instance ? [{ href: printPath.form(caseId, instance.id), label: 'casework.print.link' } as const] : []
  return (
    <PrintLinks links={[...filled, { href: printPath.blank(caseId, form.id), label: 'casework.print.link_blank' }]} />
  )
}

/** Why the form is not to be filled in here and now. */
function NotNow({ loaded }: { readonly loaded: FormOnPage }) {
  const { t, locale } = useReader()
  const { form, frame, state, seat, known } = loaded
  const waits = state.open ? '' : state.waitsFor.map((id) => nameIn(known.model.step(id).name, locale)).join(', ')
  const text = !seat
    ? t('casework.form.not_yours')
    : waits
      ? t('casework.form.waits_for', { step: waits })
      : t('casework.form.not_in_this_stage')
  return (
    <Stack>
      <CaseCrumbs frame={frame} here={nameIn(form.name, locale)} />
      <Head title={nameIn(form.name, locale)} />
      <Note kind="info" text={text} />
      <FormPrints loaded={loaded} />
    </Stack>
  )
}

const recordedWords = (t: T, { how, onDay }: Recorded): string =>
  t('casework.form.recorded', { how: t(RECORDED_LABELS[how]), date: showDate(onDay) })

/** A completed form, in the version it was made with: what this reader is shown of it. */
export function ReadForm({ loaded }: { readonly loaded: FormOnPage }) {
  const { t, locale } = useReader()
  const { form, instance, answers, context, why, frame } = loaded
  const empty = Object.keys(answers).length === 0
  const onPaper = instance?.recorded?.fromPaper === true
  const name = nameIn(form.name, locale)
  return (
    <Stack>
      <CaseCrumbs frame={frame} here={name} />
      <Head title={name} over={aboutWhom(loaded)}>
        <FormPrints loaded={loaded} />
      </Head>
      {instance?.completedOn && (
        <Prov>{t('casework.form.completed_on', { date: showDate(instance.completedOn) })}</Prov>
      )}
      {instance?.recorded && !onPaper && <Prov>{recordedWords(t, instance.recorded)}</Prov>}
      {why && <WhySeen why={why} />}
      {onPaper && <PaperFormNote written={!empty} scan={loaded.scan} />}
      {instance?.state === 'replaced' && <Note kind="info" text={t('casework.form.replaced')} />}
      {empty && !onPaper && <Note kind="info" text={t('casework.form.nothing_shown')} />}
      {!empty && (
        <Sheet>
          <ModelAnswers form={form} answers={answers} context={context} fileHref={(id) => `/files/${id}`} />
        </Sheet>
      )}
    </Stack>
  )
}
