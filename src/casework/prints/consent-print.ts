import { NotFound } from '#kernel'
import { type Model, nameIn } from '#model'
import { type PrintBlock, type PrintDocument, print, showDate } from '#platform'
import type { Ctx } from '#platform/server'
import { caseFile } from '../cases/case-file.store.server.ts'
import { type CaseFrame, caseFrame } from '../cases/case-frame.query.server.ts'
import { OfCase, scope } from '../cases/case-scope.ts'
import { mayKeep } from '../cases/may-keep.query.server.ts'
import { type ConsentWord, sayOnConsent } from '../consents/consent-words.ts'
import { OfRegister } from '../consents/sharing-consent.schema.ts'
import { type ConsentText, type Register, type TextLanguage, textOn } from '../consents/texts/consent-text.domain.ts'
import { consentTexts } from '../consents/texts/consent-text.store.server.ts'
import { partyOf } from '../sharing/parties.query.server.ts'
import { printMade } from './print-of-case.ts'
import { facts, small, text } from './print-words.ts'

type Loaded = {
  readonly consent: ConsentText
  readonly frame: CaseFrame
  readonly keeper: string
  readonly model: Model
}
type Asked = { readonly caseId: string; readonly register: Register; readonly language: TextLanguage }

async function consentOf(ctx: Ctx, { caseId, register, language }: Asked): Promise<Loaded> {
  const file = await caseFile(ctx, caseId)
  await mayKeep(ctx, file.id)
  const consent = textOn(await consentTexts(ctx), register, language, ctx.today)
  if (!consent) throw new NotFound('consent text')
  const { name } = await partyOf(ctx, file.keeper)
  return { consent, frame: await caseFrame(ctx, file), keeper: name, model: file.model }
}

/** The text of a register in force today, to be read, filled in and signed by hand. It holds nothing about the family but the code. */
export const consentPrint = print({
  path: '/cases/:caseId/print/consents/:register/:language',
  params: OfCase.extend(OfRegister.shape),
  act: 'casework.consents.print',
  load: consentOf,
  looking: ({ caseId }) => printMade(caseId, 'consent'),
  scope,
  name: ({ loaded: { consent }, t }) =>
    `${t('casework.consents.file')}-${consent.register.replace('_', '-')}-${consent.language}`,
  document: ({ loaded }) => paperOf(loaded),
})

function paperOf({ consent, frame, keeper, model }: Loaded): PrintDocument {
  const say = (word: ConsentWord, params?: Readonly<Record<string, string>>) =>
    sayOnConsent(consent.language, word, params)
  const lines = (word: ConsentWord, count = 1): PrintBlock => ({ kind: 'lines', label: say(word), note: '', count })
  return {
    title: consent.title,
    institution: keeper,
    mark: frame.code,
    lang: consent.language,
    blocks: [
      ...facts([
        { label: say('case'), text: frame.code },
        { label: say('keeper'), text: keeper },
      ]),
      lines('person'),
      lines('for_whom', 2),
      ...consent.paragraphs.map(text),
      ...(consent.register === 'sharing'
        ? [lines('recipient'), categories(model, say('categories')), lines('until')]
        : []),
      { kind: 'signatures', places: [say('signature'), say('worker')].map((who) => ({ who, note: '' })) },
      small(say('version', { version: String(consent.version), from: showDate(consent.from) })),
    ],
  }
}

const categories = (model: Model, label: string): PrintBlock => ({
  kind: 'choices',
  label,
  note: '',
  options: model.category.all.map(({ name }) => ({ text: nameIn(name, 'pl'), ticked: false })),
})
