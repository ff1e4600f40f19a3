import { isDeepStrictEqual } from 'node:util'
import { Forbidden, type Outcome, ok, refused } from '#kernel'
import { type Ctx, record } from '#platform/server'
import { readTexts, textKey } from './consent-text.domain.ts'
import { mayLoadTexts, saveTexts, textsToLoad } from './consent-text.store.server.ts'

/** The chain on which the record keeps which texts there were: one for all of them. */
const CHAIN = '018f0000-0000-7000-8000-00000000001c'

/**
 * Takes the texts of a file that people sign when they consent, and adds the new ones; answers how many. `changed`: a text that was loaded
 * before reads otherwise now; a changed text is a new version, because who agreed to the old one agreed to that.
 */
export async function loadConsentTexts(ctx: Ctx, json: unknown): Promise<Outcome<number, 'unreadable' | 'changed'>> {
  if (!(await mayLoadTexts(ctx))) throw new Forbidden('load consent texts')
  const given = readTexts(json)
  if (!given) return refused('unreadable')
  const known = new Map((await textsToLoad(ctx)).map(({ id: _, ...text }) => [textKey(text), text]))
  const changed = given.find((text) => known.has(textKey(text)) && !isDeepStrictEqual(known.get(textKey(text)), text))
  if (changed) return refused('changed', { at: textKey(changed) })
  const added = given.filter((text) => !known.has(textKey(text)))
  if (added.length === 0) return ok(0)
  await saveTexts(ctx, added)
  const payload = { added: added.map(textKey) }
  await record(ctx, { chain: 'model', about: CHAIN, name: 'casework.consent_texts.loaded', payload })
  return ok(added.length)
}
