import { z } from 'zod'
import { nameIn } from '#model'
import { type PrintBlock, type PrintDocument, print, showDate } from '#platform'
import type { Ctx } from '#platform/server'
import { OfCase, scope } from '../cases/case-scope.ts'
import { requestOfCase } from '../requests/make-link.server.ts'
import { categoryWords, describe, type PutToMe } from '../requests/put-to-me.query.server.ts'
import { institutionAddress } from './institution-address.query.server.ts'
import { printMade } from './print-of-case.ts'
import { facts, heading, type Reader, text } from './print-words.ts'
import { signatures } from './signature-places.ts'

type Letter = Omit<PutToMe, 'parts'> & { readonly address: string }

async function letterOf(ctx: Ctx, caseId: string, requestId: string): Promise<Letter> {
  const request = await requestOfCase(ctx, caseId, requestId)
  return { ...(await describe(ctx, request)), address: await institutionAddress(ctx, request.asking) }
}

const OfRequest = OfCase.extend({ requestId: z.uuid() })

/** A question to an institution without accounts, to be sent by post. Its number says nothing about the case. */
export const letterPrint = print({
  path: '/cases/:caseId/print/requests/:requestId/letter',
  params: OfRequest,
  act: 'casework.request.print_letter',
  load: (ctx, { caseId, requestId }) => letterOf(ctx, caseId, requestId),
  looking: ({ caseId }) => printMade(caseId, 'request_letter'),
  scope,
  name: ({ loaded, t }) => `${t('casework.request.letter.file')}-${loaded.request.number}`,
  document: ({ loaded, t, locale }) =>
    letter(loaded, t('casework.request.letter.title', { number: loaded.request.number }), [], { t, locale }),
})

/** The same once more, for whoever has not answered. */
export const reminderPrint = print({
  path: '/cases/:caseId/print/requests/:requestId/reminder',
  params: OfRequest,
  act: 'casework.request.print_letter',
  load: (ctx, { caseId, requestId }) => letterOf(ctx, caseId, requestId),
  looking: ({ caseId }) => printMade(caseId, 'request_reminder'),
  scope,
  name: ({ loaded, t }) => `${t('casework.request.letter.reminder_file')}-${loaded.request.number}`,
  document: ({ loaded, t, locale }) => {
    const reminds = text(t('casework.request.letter.reminds', { date: showDate(loaded.request.sentOn) }))
    const title = t('casework.request.letter.reminder_title', { number: loaded.request.number })
    return letter(loaded, title, [reminds], { t, locale })
  },
})

function letter(loaded: Letter, title: string, first: readonly PrintBlock[], reader: Reader): PrintDocument {
  const { t, locale } = reader
  const { request, asking, asked, ground, address } = loaded
  const { question, duty } = request
  return {
    title,
    institution: asking,
    mark: request.number,
    blocks: [
      ...first,
      ...facts([
        { label: t('casework.request.to'), text: asked },
        { label: t('casework.request.sent'), text: showDate(request.sentOn) },
        { label: t('casework.request.due'), text: request.dueOn ? showDate(request.dueOn) : '' },
        { label: t('casework.request.put.ground'), text: nameIn(ground.name, locale) },
        { label: t('casework.request.put.case_number'), text: request.caseNumber ?? '' },
      ]),
      heading(2, t('casework.request.put.question')),
      ...facts([
        { label: t('casework.request.put.about'), text: question.about },
        ...question.parts.map(({ label, text: words }) => ({ label, text: words })),
        { label: t('casework.request.put.categories'), text: categoryWords(loaded, locale) },
      ]),
      text(t(duty ? 'casework.request.put.duty' : 'casework.request.put.voluntary')),
      heading(2, t('casework.request.letter.where')),
      text(
        t('casework.request.letter.where_text', {
          number: request.number,
          address: [asking, address].filter(Boolean).join(', '),
        }),
      ),
      {
        kind: 'lines',
        label: t('casework.request.letter.answer'),
        note: t('casework.request.letter.answer_note'),
        count: 8,
      },
      ...signatures([t('casework.request.letter.signed')], reader),
    ],
  }
}
