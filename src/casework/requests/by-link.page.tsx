import { z } from 'zod'
import { fields, type Page, page } from '#platform'
import { type ActAs, linkHolder } from '#platform/server'
import { ActionsBar, Button, FormPage, Head, Note, TextField } from '#platform/ui'
import { answerByLink, openByLink, questionByLink, sealedQuestion } from './answer-by-link.server.ts'
import { ANSWER_REFUSALS, AnswerFields } from './answer-fields.tsx'
import { AnswerByLinkInput } from './give-answer.schema.ts'
import { makeLinkPage } from './make-link.page.tsx'
import { Question } from './question.tsx'
import { ACTS_BY_LINK } from './request-state.domain.ts'

const Link = z.object({ token: z.string().regex(/^[\w-]{43}$/) })
const readAnswer = fields(AnswerByLinkInput)
const SENT = '/answer-sent'

type LinkParts = { readonly actAs: ActAs }
/** What these pages are put together from; `baseUrl` is the address of this site, without a slash at the end. */
export type AnswerParts = LinkParts & { readonly baseUrl: string }

/** Where the link of a letter leads. Who asks is told at once, the question itself only after it was opened by hand. */
const sealedPage = ({ actAs }: LinkParts) =>
  page({
    path: '/answer/:token',
    params: Link,
    act: 'casework.request.open_by_link',
    looking: 'public',
    open: 'public',
    secretAddress: true,
    load: (_ctx, { token }) => actAs(linkHolder(token), sealedQuestion),
    title: ({ t }) => t('casework.request.link.title'),
    submit: (_ctx, { token }) => actAs(linkHolder(token), openByLink),
    then: ({ params }) => ({ to: `/answer/${params.token}/question` }),
    view: ({ t, form, loaded }) => (
      <FormPage
        form={form}
        over={loaded.number}
        title={t('casework.request.link.title')}
        lead={t('casework.request.link.lead', { asking: loaded.asking })}
      >
        <p>{t('casework.request.link.recorded')}</p>
        <ActionsBar>
          <Button>{t('casework.request.link.open')}</Button>
        </ActionsBar>
      </FormPage>
    ),
  })

/** The question and one small form. Sent, it is filed like any other answer, and the link is dead. */
const questionPage = ({ actAs }: LinkParts) =>
  page({
    path: '/answer/:token/question',
    params: Link,
    act: 'casework.request.answer_by_link',
    // Opening it was put on record, and without that it is not shown.
    looking: 'unrecorded',
    open: 'public',
    secretAddress: true,
    load: (_ctx, { token }) => actAs(linkHolder(token), questionByLink),
    title: ({ t, loaded }) => t('casework.request.put.title', { number: loaded.request.number }),
    form: readAnswer,
    submit: (_ctx, { token, ...input }) => actAs(linkHolder(token), (ctx) => answerByLink(ctx, input)),
    refusals: ANSWER_REFUSALS,
    then: () => ({ to: SENT }),
    view: ({ t, form, loaded }) => (
      <FormPage
        form={form}
        over={loaded.asking}
        title={t('casework.request.put.title', { number: loaded.request.number })}
        lead={t('casework.request.link.once')}
      >
        <Question loaded={loaded} />
        <AnswerFields loaded={loaded} acts={ACTS_BY_LINK} />
        <TextField
          name="signed"
          label={t('casework.request.link.signed')}
          hint={t('casework.request.link.signed_hint')}
        />
        <ActionsBar>
          <Button>{t('casework.request.link.submit')}</Button>
        </ActionsBar>
      </FormPage>
    ),
  })

/** What anybody reads who has sent an answer by a link. */
const answerSentPage = page({
  path: SENT,
  act: 'casework.request.answer_sent',
  looking: 'public',
  open: 'public',
  secretAddress: true,
  load: async () => null,
  title: ({ t }) => t('casework.request.link.sent'),
  view: ({ t }) => (
    <>
      <Head title={t('casework.request.link.sent')} />
      <Note kind="ok" text={t('casework.request.link.sent_text')} />
    </>
  ),
})

/** Pages for whoever answers by a one-use link, without an account, and for making one. */
export const answerPages = (parts: AnswerParts): readonly Page[] => [
  makeLinkPage(parts.baseUrl),
  sealedPage(parts),
  questionPage(parts),
  answerSentPage,
]
