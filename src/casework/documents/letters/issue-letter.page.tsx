import type { z } from 'zod'
import type { Upload } from '#platform'
import { fields, type Posted, page, type Read } from '#platform'
import {
  ActionsBar,
  Button,
  DateField,
  FileField,
  FormPage,
  Hidden,
  KeyValues,
  Note,
  RadioGroup,
  TextField,
} from '#platform/ui'
import { CaseCrumbs, CaseFrameHeader } from '../../cases/case-frame.tsx'
import { look, scope } from '../../cases/case-scope.ts'
import { documentPath } from '../document-paths.ts'
import { IssueLetterInput, OfOwnLetter, ProofOfSending } from './letter.schema.ts'
import { CHANNEL_LABELS } from './letter-words.ts'
import { letterPage } from './own-letter.query.server.ts'
import { CHANNELS } from './proof.domain.ts'
import { addProof, issueLetter } from './write-letter.server.ts'

const readIssued = fields(IssueLetterInput)
const readProof = fields(ProofOfSending)

/** Issuing a letter: it gets its number, and nothing of it changes from then on. */
export const issueLetterPage = page({
  path: '/cases/:caseId/documents/letters/:ownLetterId/issue',
  params: OfOwnLetter,
  act: 'casework.own_letter.issue',
  needsNames: true,
  load: (ctx, { caseId, ownLetterId }) => letterPage(ctx, caseId, ownLetterId),
  looking: look('casework.case.looked'),
  scope,
  title: ({ t }) => t('casework.own_letter.issue'),
  form: readIssued,
  submit: (ctx, input) => issueLetter(ctx, input),
  refusals: {
    closed: 'casework.case.closed',
    issued: 'casework.own_letter.issued_already',
    tells_shielded: 'casework.own_letter.tells_shielded',
    kept_apart: 'casework.own_letter.kept_apart',
    words_missing: 'casework.own_letter.words_missing',
    no_numbering: 'casework.own_letter.no_numbering',
    template_withdrawn: 'casework.own_letter.template_withdrawn',
    may_read_less: 'casework.own_letter.may_read_less',
  },
  then: ({ params }) => ({
    to: documentPath.letter(params.caseId, params.ownLetterId),
    flash: 'casework.own_letter.issued',
  }),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} tab="plan" />,
  view: ({ t, form, loaded: { frame, letter, paper, hasNumbering, templateName } }) => (
    <FormPage
      form={form}
      crumbs={<CaseCrumbs frame={frame} here={t('casework.own_letter.issue')} />}
      title={t('casework.own_letter.issue')}
      lead={t('casework.own_letter.issue_lead')}
    >
      <Hidden name="version" value={String(letter.version)} />
      {!hasNumbering && <Note kind="turn" text={t('casework.own_letter.no_numbering')} />}
      <KeyValues
        items={[
          { term: t('casework.own_letter.to'), value: paper.recipient },
          { term: t('casework.own_letter.subject'), value: letter.words.subject || '–' },
          { term: t('casework.own_letter.template'), value: templateName },
        ]}
      />
      <p>
        <a href={documentPath.letterPrint(frame.caseId, letter.id)}>{t('casework.own_letter.read_before')}</a>
      </p>
      <ActionsBar>
        <Button>{t('casework.own_letter.issue_submit')}</Button>
        <a href={documentPath.letter(frame.caseId, letter.id)}>{t('casework.back')}</a>
      </ActionsBar>
    </FormPage>
  ),
})

type ProofRead = z.infer<typeof ProofOfSending> & { readonly file: Upload | undefined }
function readSending(posted: Posted): Read<ProofRead> {
  const read = readProof(posted)
  return read.ok ? { ok: true, value: { ...read.value, file: posted.files.file } } : read
}

/** Adding how and when an issued letter went. */
export const proofPage = page({
  path: '/cases/:caseId/documents/letters/:ownLetterId/proof',
  params: OfOwnLetter,
  act: 'casework.own_letter.prove',
  needsNames: true,
  load: (ctx, { caseId, ownLetterId }) => letterPage(ctx, caseId, ownLetterId),
  looking: look('casework.case.looked'),
  scope,
  title: ({ t }) => t('casework.own_letter.add_proof'),
  form: readSending,
  submit: (ctx, input) => addProof(ctx, input),
  refusals: {
    not_issued: 'casework.own_letter.not_issued',
    day_ahead: 'casework.day_ahead',
    before_issued: 'casework.own_letter.before_issued',
    post_number: 'casework.own_letter.post_number',
    e_delivery_address: 'casework.own_letter.e_delivery_address',
    evidence_missing: 'casework.own_letter.evidence_missing',
    file_missing: 'platform.file.missing',
    file_too_large: 'platform.file.too_large',
    image_too_large: 'platform.file.image_too_large',
    file_type_refused: 'platform.file.document_refused',
  },
  then: ({ params }) => ({
    to: documentPath.letter(params.caseId, params.ownLetterId),
    flash: 'casework.own_letter.proved',
  }),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} tab="plan" />,
  view: ({ t, form, loaded: { frame, letter } }) => (
    <FormPage
      form={form}
      files
      crumbs={<CaseCrumbs frame={frame} here={t('casework.own_letter.add_proof')} />}
      {...(letter.number ? { over: letter.number } : {})}
      title={t('casework.own_letter.add_proof')}
      lead={t('casework.own_letter.proof_lead')}
    >
      <RadioGroup
        name="channel"
        label={t('casework.own_letter.channel')}
        options={CHANNELS.map((value) => ({ value, label: t(CHANNEL_LABELS[value]) }))}
      />
      <DateField name="onDay" label={t('casework.own_letter.on_day')} hint={t('casework.own_letter.on_day_hint')} />
      <TextField
        name="reference"
        label={t('casework.own_letter.reference')}
        hint={t('casework.own_letter.reference_hint')}
        optional
        autocomplete="off"
        width="m"
      />
      <FileField
        name="file"
        label={t('casework.own_letter.evidence')}
        hint={t('casework.own_letter.evidence_hint')}
        optional
        accept=".pdf,.jpg,.jpeg,.png,.webp"
      />
      <ActionsBar>
        <Button>{t('casework.own_letter.add_proof')}</Button>
        <a href={documentPath.letter(frame.caseId, letter.id)}>{t('casework.back')}</a>
      </ActionsBar>
    </FormPage>
  ),
})
