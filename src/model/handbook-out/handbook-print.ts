import { print } from '#platform'
import { translator } from '#platform/server'
import { digestsHere } from '../attachments/attached-files.query.server.ts'
import { readVersion } from '../versions/version-list.query.server.ts'
import { handbookDocument } from './handbook-document.ts'

const POLISH = { t: translator('pl'), locale: 'pl' } as const

/** The handbook of a published version on paper and for a word processor, for everybody; in Polish, as its paragraphs are. */
export const handbookPrint = print({
  path: '/handbook/:modelId/:version/print',
  act: 'model.handbook.print',
  looking: 'public',
  office: true,
  load: async (ctx, { modelId, version }) => {
    const { model } = await readVersion(ctx, modelId, version)
    return { model, attached: await digestsHere(ctx, model.document) }
  },
  name: ({
    loaded: {
      model: { document },
    },
    t,
  }) => `${t('model.handbook_out.file_name')}-${document.id}-${document.version.replace('.', '-')}`,
  document: ({ loaded }) => handbookDocument(loaded, POLISH),
})
