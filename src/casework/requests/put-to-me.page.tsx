import { z } from 'zod'
import { fields, page, showDate } from '#platform'
import { ActionsBar, Button, Empty, FormPage, Head, Note, Table, Tag } from '#platform/ui'
import { ANSWER_REFUSALS, AnswerFields } from './answer-fields.tsx'
import { GiveAnswerInput } from './give-answer.schema.ts'
import { giveAnswer } from './give-answer.server.ts'
import { putToMe } from './put-to-me.query.server.ts'
import { Parts, Question, STATE_LABELS } from './question.tsx'
import { actsIn, isClosed } from './request-state.domain.ts'
import { requestsWaiting } from './requests-waiting.query.server.ts'

/** Questions of other institutions that wait for an answer of ours. */
export const requestsPage = page({
  path: '/requests',
  act: 'casework.request.list',
  // Numbers, institutions and days: no family.
  looking: 'unrecorded',
  load: (ctx) => requestsWaiting(ctx),
  title: ({ t }) => t('casework.request.waiting'),
  view: ({ t, loaded }) => (
    <>
      <Head title={t('casework.request.waiting')} lead={t('casework.request.waiting.lead')} />
      {loaded.length === 0 ? (
        <Empty title={t('casework.request.waiting.empty')} />
      ) : (
        <Table
          caption={t('casework.request.waiting')}
          columns={[
            { label: t('casework.request.number') },
            { label: t('casework.request.put.asking') },
            { label: t('casework.request.sent') },
            { label: t('casework.request.due') },
            { label: t('casework.request.state') },
          ]}
          rows={loaded.map(({ id, number, asking, sentOn, dueOn, state }) => ({
            cells: [
              <a href={`/requests/${id}`}>{number}</a>,
              asking,
              showDate(sentOn),
              dueOn ? showDate(dueOn) : '',
              <Tag tone="turn">{t(STATE_LABELS[state])}</Tag>,
            ],
          }))}
        />
      )}
    </>
  ),
})

const readAnswer = fields(GiveAnswerInput)

/** One question put to an institution that I answer for: what is asked, and answering. */
export const putToMePage = page({
  path: '/requests/:requestId',
  params: z.object({ requestId: z.uuid() }),
  act: 'casework.request.give_answer',
  needsNames: true,
  load: (ctx, { requestId }) => putToMe(ctx, requestId),
  looking: (_, { request }) => ({
    chain: 'case',
    about: request.caseId,
    name: 'casework.request.read',
    payload: { request: request.id },
    ...(request.special ? { item: request.id } : {}),
  }),
  title: ({ t, loaded }) => t('casework.request.put.title', { number: loaded.request.number }),
  form: readAnswer,
  submit: (ctx, input) => giveAnswer(ctx, input),
  refusals: ANSWER_REFUSALS,
  then: ({ params, input }) => ({ to: `/requests/${params.requestId}`, flash: `casework.request.done.${input.act}` }),
  view: ({ t, form, loaded }) => (
    <FormPage
      form={form}
      over={loaded.asking}
      title={t('casework.request.put.title', { number: loaded.request.number })}
      lead={t('casework.request.put.lead')}
    >
      <Question loaded={loaded} />
      <Parts loaded={loaded} />
      {isClosed(loaded.request.state) ? (
        <Note kind="ok" text={t(STATE_LABELS[loaded.request.state])} />
      ) : (
        <>
          <AnswerFields loaded={loaded} acts={actsIn(loaded.request.state)} />
          <ActionsBar>
            <Button>{t('casework.request.put.submit')}</Button>
          </ActionsBar>
        </>
      )}
    </FormPage>
  ),
})
