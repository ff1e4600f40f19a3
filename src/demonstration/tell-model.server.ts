import type { Model } from '#model'
import { beginDraft, nameWriter, writePlace } from '#model/server'
import type { Player, World } from './cast.ts'
import { type Founded, known } from './found-world.server.ts'
import { done, type Past } from './past.ts'
import { readTexts } from './texts.ts'

/** The number of a text that nobody changed yet; each paragraph is changed once. */
const AS_BEGUN = 1

/** The team of the model, and the draft of its next version with a few paragraphs said otherwise. */
export async function tellModel(
  past: Past,
  world: World,
  founded: Founded,
  from: { readonly model: Model; readonly versionId: string },
): Promise<void> {
  past.chapter('model')
  const modelId = from.model.document.id
  const { administrator, leader, writer } = teamOfModel(world, founded)
  for (const [personId, leads] of [
    [leader, true],
    [writer, false],
  ] as const) {
    await past.as(administrator, async (ctx) => done(await nameWriter(ctx, { modelId, personId, leads })))
  }
  const draftId = await past.as(leader, async (ctx) =>
    done(await beginDraft(ctx, { versionId: from.versionId, step: 'minor' })),
  )
  for (const { clause, text } of readTexts().draft) {
    const { id: about, title, prov } = from.model.paragraph(clause)
    const written = { title, text, prov: { ...prov } }
    await past.as(writer, async (ctx) => done(await writePlace(ctx, { draftId, about, seen: AS_BEGUN, written })))
  }
}

/** Who writes the models of the demonstration, and the administrator who names them. */
export function teamOfModel(world: World, founded: Founded) {
  const idOf = (is: (player: Player) => boolean): string => {
    const player = world.people.find(is)
    if (!player) throw new Error('the demonstration lacks somebody who writes the model')
    return known(founded.person, player.key)
  }
  return {
    administrator: idOf(({ office }) => office === 'administrator'),
    leader: idOf(({ writesModel }) => writesModel === 'leads'),
    writer: idOf(({ writesModel }) => writesModel === 'writes'),
  }
}
