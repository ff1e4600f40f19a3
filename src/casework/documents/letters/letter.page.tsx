import { fields, page, showDate, useReader } from '#platform'
import {
  ActionsBar,
  Button,
  ButtonLink,
  Form,
  type FormState,
  Head,
  Hidden,
  KeyValues,
  Note,
  RadioGroup,
  Section,
  Stack,
  Table,
  Tag,
  TextArea,
  TextField,
} from '#platform/ui'
import { CaseCrumbs, CaseFrameHeader } from '../../cases/case-frame.tsx'
import { look, scope } from '../../cases/case-scope.ts'
import { PrintLinks } from '../../prints/print-links.tsx'
import { documentPath } from '../document-paths.ts'
import { LetterWordsInput, OfOwnLetter } from './letter.schema.ts'
import { CASE_FIELDS, SALUTATIONS } from './letter-fields.domain.ts'
import { AsIssued, LetterHistory, Proofs } from './letter-issued.tsx'
import { FIELD_MEANINGS } from './letter-words.ts'
import { type LetterPage, letterPage } from './own-letter.query.server.ts'
import { keepWords } from './write-letter.server.ts'

const readWords = fields(LetterWordsInput)
type Props = { readonly loaded: LetterPage }

/** One letter of my institution: what its fields say, what was left out for its recipient, its words; once issued, how it went. */
export const ownLetterPage = page({
  path: '/cases/:caseId/documents/letters/:ownLetterId',
  params: OfOwnLetter,
  act: 'casework.own_letter.write',
  needsNames: true,
  load: (ctx, { caseId, ownLetterId }) => letterPage(ctx, caseId, ownLetterId),
  looking: look('casework.case.looked'),
  scope,
  title: ({ t, loaded }) => titleOf(loaded, t),
  form: readWords,
  submit: (ctx, input) => keepWords(ctx, input),
  refusals: {
    closed: 'casework.case.closed',
    issued: 'casework.own_letter.issued_already',
    tells_shielded: 'casework.own_letter.tells_shielded',
    kept_apart: 'casework.own_letter.kept_apart',
  },
  then: ({ params }) => ({
    to: documentPath.letter(params.caseId, params.ownLetterId),
    flash: 'casework.own_letter.kept',
  }),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} tab="plan" />,
  view: ({ t, form, loaded }) => (
    <Stack>
      <CaseCrumbs frame={loaded.frame} here={titleOf(loaded, t)} />
      <Head title={titleOf(loaded, t)} over={loaded.templateName}>
        {loaded.letter.state === 'draft' ? (
          <ButtonLink href={documentPath.issue(loaded.frame.caseId, loaded.letter.id)} kind="main">
            {t('casework.own_letter.issue')}
          </ButtonLink>
        ) : (
          <ButtonLink href={documentPath.proof(loaded.frame.caseId, loaded.letter.id)}>
            {t('casework.own_letter.add_proof')}
          </ButtonLink>
        )}
      </Head>
      <About loaded={loaded} />
      <Filled loaded={loaded} />
      {loaded.letter.state === 'draft' ? (
        <Words loaded={loaded} form={form} />
      ) : (
        <>
          <AsIssued loaded={loaded} />
          <Proofs loaded={loaded} />
        </>
      )}
      <LetterHistory loaded={loaded} />
    </Stack>
  ),
})

type T = ReturnType<typeof useReader>['t']
const titleOf = ({ letter, paper }: LetterPage, t: T): string =>
  t('casework.own_letter.title', { number: letter.number ?? '–', to: paper.recipient })

function About({ loaded: { letter, paper, frame } }: Props) {
  const { t } = useReader()
  const print = documentPath.letterPrint(frame.caseId, letter.id)
  const office =
    'own' in letter.template
      ? { href: documentPath.letterFilled(frame.caseId, letter.id), label: 'casework.document.docx' as const }
      : { href: `${print}/docx`, label: 'casework.document.docx' as const }
  return (
    <>
      <KeyValues
        items={[
          { term: t('casework.own_letter.to'), value: paper.recipient },
          {
            term: t('casework.own_letter.state'),
            value: (
              <Tag tone={letter.state === 'draft' ? 'turn' : 'info'}>
                {t(letter.state === 'draft' ? 'casework.own_letter.state.draft' : 'casework.own_letter.state.issued')}
              </Tag>
            ),
          },
          ...(letter.issuedOn ? [{ term: t('casework.own_letter.issued_on'), value: showDate(letter.issuedOn) }] : []),
        ]}
      />
      <PrintLinks links={[{ href: print, label: 'casework.document.pdf' }, office]} />
    </>
  )
}

function Filled({ loaded: { letter } }: Props) {
  const { t } = useReader()
  const title = t('casework.own_letter.filled')
  return (
    <Section id="filled" title={title} note={t('casework.own_letter.filled_note')}>
      {letter.withheld.length > 0 && <Note kind="turn" text={t('casework.own_letter.withheld_note')} />}
      <Table
        caption={title}
        columns={[
          { label: t('casework.own_letter.field') },
          { label: t('casework.own_letter.says') },
          { label: t('casework.own_letter.withheld') },
        ]}
        rows={CASE_FIELDS.map((field) => ({
          cells: [
            t(FIELD_MEANINGS[field]),
            <span class="to-copy">{letter.words.values[field] ?? ''}</span>,
            letter.withheld.includes(field) && <Tag tone="turn">{t('casework.own_letter.left_out')}</Tag>,
          ],
        }))}
      />
    </Section>
  )
}

function Words({ loaded: { letter, frame }, form }: Props & { readonly form: FormState }) {
  const { t } = useReader()
  const { values: _values, recipient: _recipient, ...words } = letter.words
  const values = { ...words, ...form.values }
  return (
    <Section id="words" title={t('casework.own_letter.words')} note={t('casework.own_letter.words_note')}>
      <Form state={{ ...form, values }}>
        <Hidden name="version" value={String(letter.version)} />
        <TextArea name="address" label={t('casework.own_letter.address')} optional rows={2} />
        <RadioGroup
          name="salutation"
          label={t('casework.own_letter.salutation')}
          hint={t('casework.own_letter.salutation_hint')}
          options={SALUTATIONS.map((value) => ({ value, label: value }))}
        />
        <TextField name="subject" label={t('casework.own_letter.subject')} optional autocomplete="off" />
        <TextArea name="body" label={t('casework.own_letter.body')} optional rows={14} />
        <TextArea
          name="attachments"
          label={t('casework.own_letter.attachments')}
          hint={t('casework.own_letter.one_a_line')}
          optional
          rows={2}
        />
        <TextArea
          name="copies"
          label={t('casework.own_letter.copies')}
          hint={t('casework.own_letter.one_a_line')}
          optional
          rows={2}
        />
        <TextField name="signer" label={t('casework.own_letter.signer')} optional autocomplete="off" width="m" />
        <TextField
          name="signerFunction"
          label={t('casework.own_letter.signer_function')}
          optional
          autocomplete="off"
          width="m"
        />
        <ActionsBar>
          <Button>{t('casework.own_letter.keep')}</Button>
          <a href={documentPath.list(frame.caseId)}>{t('casework.back')}</a>
        </ActionsBar>
      </Form>
    </Section>
  )
}
