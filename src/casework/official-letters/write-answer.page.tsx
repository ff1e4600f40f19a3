import { nameIn } from '#model'
import { fields, page, useReader } from '#platform'
import { ActionsBar, Button, CheckboxGroup, FormPage, Note, Select, TextArea, TextField } from '#platform/ui'
import { CaseCrumbs, CaseFrameHeader } from '../cases/case-frame.tsx'
import { look, scope } from '../cases/case-scope.ts'
import { isGivable } from './givable.domain.ts'
import { type LetterOnPage, letterOnPage, letterToPick } from './letter.query.server.ts'
import { letterPath } from './letter-paths.ts'
import { WRITE_REFUSALS } from './letter-words.ts'
import { OfLetter } from './of-letter.ts'
import { PickInput, WordsInput } from './official-letter.schema.ts'
import { pickEntries, writePart } from './write-answer.server.ts'

const readPick = fields(PickInput)
const readWords = fields(WordsInput)
/** As much of an entry as tells it from another. */
const EXCERPT = 160

/** Choosing entries of the own institution for an answer. */
export const pickEntriesPage = page({
  path: '/cases/:caseId/letters/:letterId/entries',
  params: OfLetter,
  act: 'casework.letter.pick',
  needsNames: true,
  load: (ctx, { caseId, letterId }) => letterToPick(ctx, caseId, letterId),
  looking: look('casework.case.looked'),
  scope,
  title: ({ t, loaded }) => t('casework.letter.pick_of', { number: loaded.letter.number }),
  form: readPick,
  submit: (ctx, input) => pickEntries(ctx, input),
  refusals: WRITE_REFUSALS,
  then: ({ params }) => ({ to: letterPath.one(params.caseId, params.letterId), flash: 'casework.letter.picked' }),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} tab="sharing" />,
  view: ({ t, form, loaded: { frame, letter, toPick, parts } }) => (
    <FormPage
      form={form}
      crumbs={<CaseCrumbs frame={frame} here={t('casework.letter.pick')} />}
      over={letter.number}
      title={t('casework.letter.pick')}
      lead={t('casework.letter.pick_lead')}
    >
      {toPick.entries.length === 0 ? (
        <Note kind="info" text={t('casework.letter.nothing_to_pick')} />
      ) : (
        <CheckboxGroup
          name="items"
          label={t('casework.letter.entries')}
          options={toPick.entries.map(({ itemId, heading, words }) => ({
            value: itemId,
            label: parts.some((part) => part.itemId === itemId)
              ? t('casework.letter.there_already', { heading })
              : heading,
            hint: words.length > EXCERPT ? `${words.slice(0, EXCERPT)}…` : words,
          }))}
        />
      )}
      {toPick.others.length > 0 && (
        <Note kind="info" title={t('casework.letter.others')}>
          <p>{t('casework.letter.others_text', { institutions: toPick.others.join(', ') })}</p>
        </Note>
      )}
      <ActionsBar>
        {toPick.entries.length > 0 && <Button>{t('casework.letter.pick_submit')}</Button>}
        <a href={letterPath.one(frame.caseId, letter.id)}>{t('casework.back')}</a>
      </ActionsBar>
    </FormPage>
  ),
})

/** Writing a part of an answer in words of its own. */
export const writePartPage = page({
  path: '/cases/:caseId/letters/:letterId/words',
  params: OfLetter,
  act: 'casework.letter.write',
  needsNames: true,
  load: (ctx, { caseId, letterId }) => letterOnPage(ctx, caseId, letterId),
  looking: look('casework.case.looked'),
  scope,
  title: ({ t, loaded }) => t('casework.letter.write_of', { number: loaded.letter.number }),
  form: readWords,
  submit: (ctx, input) => writePart(ctx, input),
  refusals: WRITE_REFUSALS,
  then: ({ params }) => ({ to: letterPath.one(params.caseId, params.letterId), flash: 'casework.letter.picked' }),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} tab="sharing" />,
  view: ({ t, form, loaded }) => (
    <FormPage
      form={form}
      crumbs={<CaseCrumbs frame={loaded.frame} here={t('casework.letter.write')} />}
      over={loaded.letter.number}
      title={t('casework.letter.write')}
      lead={t('casework.letter.write_lead')}
    >
      <Categories loaded={loaded} />
      <TextField name="heading" label={t('casework.letter.heading')} autocomplete="off" />
      <TextArea name="words" label={t('casework.letter.words')} rows={8} />
      <ActionsBar>
        <Button>{t('casework.letter.write_submit')}</Button>
        <a href={letterPath.one(loaded.frame.caseId, loaded.letter.id)}>{t('casework.back')}</a>
      </ActionsBar>
    </FormPage>
  ),
})

function Categories({ loaded: { known, letter } }: { readonly loaded: LetterOnPage }) {
  const { t, locale } = useReader()
  const { subjectId } = letter
  const offered = known.model.category.all.filter(({ sensitivity }) => isGivable(letter, { sensitivity, subjectId }))
  return (
    <Select
      name="category"
      label={t('casework.sharing.disclose.category')}
      hint={t('casework.letter.category_hint')}
      options={offered.map(({ id, name }) => ({ value: id, label: nameIn(name, locale) }))}
    />
  )
}
