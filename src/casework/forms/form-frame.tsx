import { ReadingBeside } from '#learning'
import { type Form, NotWorkingHere, nameIn } from '#model'
import { useReader } from '#platform'
import { FileField, Hidden, Note } from '#platform/ui'
import { MayConsentNote, SecondParentField } from '../authority/deciders.tsx'
import { Clause } from '../cases/case-frame.tsx'
import { HOW_FIELD, ON_FIELD, SCAN_FIELD } from '../cases/recorded.schema.ts'
import { RecordedFields } from '../cases/recorded-fields.tsx'
import { SECOND_FIELD } from '../consents/consent-in-form.server.ts'
import { LeftOver } from '../migration/left-over.tsx'
import { PrintLinks } from '../prints/print-links.tsx'
import { printPath } from '../prints/print-paths.ts'
import { ReturnPackage } from '../sharing/packages/return-package.tsx'
import { stepNotWorkingPath } from '../steps/not-working-path.ts'
import type { FormOnPage } from './form-on-page.ts'
import { PART_FIELD } from './form-way.domain.ts'

type Props = { readonly loaded: FormOnPage }

/** What every page of a form sends unseen: the state of the draft and of the standing form as shown, and which page it is. Before it what lost its field. */
export const FormMarks = ({ loaded: { draft, base, leftOver }, page }: Props & { readonly page: string }) => (
  <>
    <LeftOver left={leftOver} />
    {draft && <Hidden name="_version" value={String(draft.rowVersion)} />}
    <Hidden name="_base" value={base ?? ''} />
    <Hidden name={PART_FIELD} value={page} />
  </>
)

/** The case, and whom or what the form is about or whose paper it is. */
export const aboutWhom = ({ frame, subjectLabel, writesFor }: FormOnPage): string =>
  [frame.code, subjectLabel, writesFor?.name].filter(Boolean).join(' · ')

export const takesFiles = ({ fields }: Form['sections'][number]): boolean => fields.some(({ kind }) => kind === 'file')

/** Something of the form happens outside the product: a signature, or the whole card on paper. */
export const isRecorded = ({ signatures, writesFor }: FormOnPage): boolean =>
  signatures.length > 0 || writesFor !== null

/** In whose name it is written, when not in that of the own institution; otherwise for whom it could be. */
export function WhosePaper({ loaded: { writesFor, onPaper, frame, form, instance } }: Props) {
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

/** On a consent to take part: who may give it for those who do not decide alone. */
export const WhoMayConsent = ({ loaded: { frame, deciders, seat } }: Props) => (
  <MayConsentNote caseId={frame.caseId} deciders={deciders} mayKeep={seat?.keeper === true} />
)

/** What completing asks for besides the questions: the other parent, signatures outside the product, what a partner gives back. */
export const Closing = ({ loaded }: Props) => (
  <>
    {loaded.deciders.some(({ together }) => together) && <SecondParentField name={SECOND_FIELD} />}
    <Recording loaded={loaded} />
    {loaded.back && <ReturnPackage pack={loaded.back} />}
  </>
)

/** How somebody without an account signed the form, or filled it in: the worker who writes it down answers for that. */
function Recording({ loaded }: Props) {
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

/** Where the form comes from in the model, and its prints. */
export function Source({ loaded }: Props) {
  const { t } = useReader()
  const { form, known } = loaded
  const paragraph = known.model.paragraph(form.clause)
  return (
    <>
      <p class="txt-s">
        {t('casework.form.paragraph', { title: paragraph.title })}{' '}
        <Clause model={known.model.document} clause={form.clause} />
      </p>
      <NotWorkingHere
        modelId={known.model.document.id}
        version={known.model.document.version}
        clause={form.clause}
        href={stepNotWorkingPath(known.file.id, form.clause)}
      />
      <ReadingBeside items={loaded.reading} />
      <FormPrints loaded={loaded} />
      {form.statutory && <p class="txt-s">{t('casework.form.statutory', { pattern: form.statutory.pattern })}</p>}
    </>
  )
}

/** The form on paper: as it stands, once something stands there, and blank. */
export function FormPrints({ loaded: { form, frame, instance } }: Props) {
  const { caseId } = frame
  const filled = instance ? [{ href: printPath.form(caseId, instance.id), label: 'casework.print.link' } as const] : []
  return (
    <PrintLinks links={[...filled, { href: printPath.blank(caseId, form.id), label: 'casework.print.link_blank' }]} />
  )
}
