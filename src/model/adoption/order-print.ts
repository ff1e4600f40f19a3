import { NotFound } from '#kernel'
import { type PrintBlock, print, showDate, type T } from '#platform'
import { translator } from '#platform/server'
import type { Place } from '#territory'
import type { Model } from '../definition/model.domain.ts'
import type { KeptSetting } from '../local/local-setting.store.server.ts'
import { settingsOf } from '../local/local-setting.store.server.ts'
import { type AdoptedModel, type LocalModel, versionsToAdopt } from './local-model.query.server.ts'
import { settingsTable } from './settings-table.ts'

type Ordered = { readonly local: LocalModel; readonly model: Model; readonly settings: readonly KeptSetting[] }

/** The order by which the head of a gmina adopts a version, with what the gmina set: a draft to be signed, and our own pattern. */
export const orderPrint = print({
  path: '/local-models/:unitCode/order/:versionId',
  act: 'model.local.print_order',
  load: async (ctx, { unitCode, versionId }): Promise<Ordered> => {
    const { local, versions } = await versionsToAdopt(ctx, unitCode)
    const version = versions.find(({ id }) => id === versionId)
    if (!version) throw new NotFound('version to adopt')
    const { model } = version
    const settings = await settingsOf(ctx, unitCode, model.document.id)
    return { local, model, settings: settings.filter(({ until }) => until === null || until >= ctx.today) }
  },
  looking: ({ unitCode, versionId }) => ({
    chain: 'model',
    about: versionId,
    name: 'model.order.printed',
    payload: { unit: unitCode },
  }),
  name: ({ params: { unitCode }, t }) => `${t('model.local.print.file_name')}-${unitCode}`,
  document: ({ loaded }) => {
    // An order is written in Polish, whoever takes it away.
    const t = translator('pl')
    return {
      title: t('model.local.print.heading', headOf(loaded.local.place, t)),
      institution: t('model.local.print.gmina', { name: loaded.local.place.name }),
      mark: t(adoptionIn(loaded)?.order ? 'model.local.print.mark_signed' : 'model.local.print.mark'),
      lang: 'pl',
      blocks: orderBlocks(loaded, t),
    }
  },
})

/** A gmina that is not wholly rural has a town, and there the head is a mayor (ustawa o samorządzie gminnym, art. 26). */
const headOf = ({ kind, name }: Place, t: T) => ({
  head: t(kind === 'rural' ? 'model.local.print.head.rural' : 'model.local.print.head.town'),
  name,
})

/** The adoption that the order is about: the one still to come, where there is one. */
const adoptionIn = ({ local, model }: Pick<Ordered, 'local' | 'model'>): AdoptedModel | null =>
  [local.upcoming, local.current].find((one) => one?.model === model) ?? null

function orderBlocks({ local, model, settings }: Ordered, t: T): readonly PrintBlock[] {
  const { document } = model
  const adoption = adoptionIn({ local, model })
  const section = (no: number, text: string): readonly PrintBlock[] => [
    { kind: 'heading', level: 2, text: `§ ${no}` },
    { kind: 'text', text },
  ]
  return [
    { kind: 'text', as: 'small', text: t('model.local.print.inferred') },
    {
      kind: 'facts',
      items: [
        { label: t('model.local.print.number'), text: adoption?.order?.number ?? BLANK },
        { label: t('model.local.print.signed_on'), text: adoption?.order ? showDate(adoption.order.on) : BLANK },
        { label: t('model.local.print.subject_label'), text: t('model.local.print.subject') },
      ],
    },
    { kind: 'text', text: t('model.local.print.basis') },
    ...section(
      1,
      t('model.local.print.adopts', {
        model: document.name.pl,
        version: document.version,
        from: adoption ? showDate(adoption.fromOn) : BLANK,
      }),
    ),
    ...section(2, t(settings.length === 0 ? 'model.local.print.sets_nothing' : 'model.local.print.sets')),
    ...settingsTable(model, settings, t),
    ...section(3, t('model.local.print.running')),
    ...section(4, t('model.local.print.carries_out')),
    ...section(5, t('model.local.print.enters')),
    ...(document.disclaimer ? [{ kind: 'text', as: 'small', text: document.disclaimer.pl } as const] : []),
    {
      kind: 'signatures',
      places: [{ who: headOf(local.place, t).head, note: t('model.local.print.signature') }],
    },
  ]
}

/** To be written in by hand. */
const BLANK = '........................'
