import { z } from 'zod'
import { Forbidden } from '#kernel'
import { nameIn } from '#model'
import { page, showDate, useReader } from '#platform'
import { ActionsBar, Button, FormPage, Hidden, Note, RadioGroup, Select } from '#platform/ui'
import { CaseCrumbs, CaseFrameHeader } from '../cases/case-frame.tsx'
import { answerQuestion, rolesToChoose } from './answer-question.server.ts'
import { migrationPath } from './migration-paths.ts'
import { type CaseOfMigration, caseOfMigration } from './migration-view.query.server.ts'
import { readAnswer } from './read-answer.ts'

export const OfJudged = z.object({ judgedId: z.uuid() })

/** Answering what a migration asks about a case or about one holder of a role in it: one question at a time. */
export const answerQuestionPage = page({
  path: '/migrations/cases/:judgedId/answer',
  params: OfJudged,
  act: 'casework.migration.answer',
  looking: 'unrecorded',
  load: async (ctx, { judgedId }) => {
    const of = await caseOfMigration(ctx, judgedId)
    if (of.mine.length === 0 && of.judged.open.length > 0) throw new Forbidden('casework.migration.answer')
    return of
  },
  title: ({ t }) => t('casework.migration.question'),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} />,
  form: (posted, loaded) => readAnswer(posted, loaded),
  submit: (ctx, input) => answerQuestion(ctx, input),
  refusals: {
    not_asked: 'casework.migration.refusal.not_asked',
    unknown_option: 'casework.migration.refusal.unknown_option',
    nobody_chosen: 'casework.migration.refusal.nobody_chosen',
    carried_over: 'casework.migration.refusal.carried_over',
  },
  then: ({ value }) => ({ to: migrationPath(value), flash: 'casework.migration.answered' }),
  view: ({ loaded, form, t }) => {
    const [asked] = loaded.mine
    if (!asked) return <Note kind="info" text={t('casework.migration.nothing_asked')} />
    return (
      <FormPage
        form={form}
        crumbs={<CaseCrumbs frame={loaded.frame} here={t('casework.migration.question')} />}
        title={t('casework.migration.question')}
        lead={t('casework.migration.question_lead', {
          version: loaded.ways.mapping.to,
          date: showDate(asked.until),
        })}
      >
        <Hidden name="question" value={asked.question.id} />
        {asked.seat !== null && <Hidden name="seat" value={asked.seat} />}
        <Question of={loaded} />
        <ActionsBar>
          <Button>{t('casework.migration.answer')}</Button>
        </ActionsBar>
      </FormPage>
    )
  },
})

function Question({ of }: { readonly of: CaseOfMigration }) {
  const { t, locale } = useReader()
  const [asked] = of.mine
  if (!asked) return null
  const holder = of.seats.find(({ id }) => id === asked.seat)
  const roles = [...new Set(asked.question.options.flatMap(rolesToChoose))]
  const people = [...new Map(of.seats.map((seat) => [seat.personId, `${seat.person} (${seat.shortName})`]))]
  return (
    <>
      <RadioGroup
        name="option"
        label={asked.question.text}
        {...(holder
          ? { hint: `${holder.person}, ${nameIn(of.ways.from.role(holder.role).name, locale)} (${holder.institution})` }
          : {})}
        options={asked.question.options.map(({ id, label }) => ({ value: id, label }))}
      />
      {roles.map((role) => (
        <Select
          name={`chosen.${role}`}
          label={t('casework.migration.who_takes', { role: nameIn(of.ways.to.role(role).name, locale) })}
          hint={t('casework.migration.who_takes_hint')}
          optional
          options={people.map(([value, label]) => ({ value, label }))}
        />
      ))}
    </>
  )
}
