import { NotFound } from '#kernel'
import { type PrintBlock, print, showDate, type T } from '#platform'
import { translator } from '#platform/server'
import { handbookDocument } from '../handbook-out/handbook-document.ts'
import { holdsOn } from '../local/local-setting.domain.ts'
import { type AdoptedModel, type LocalModel, localModelOf } from './local-model.query.server.ts'
import { settingsTable } from './settings-table.ts'

type Printed = { readonly local: LocalModel; readonly current: AdoptedModel }

/** The handbook of one gmina as it stands today, with what the gmina set: on paper and for a word processor, for everybody. */
export const localHandbookPrint = print({
  path: '/local-models/:unitCode/print',
  act: 'model.local.print_handbook',
  looking: 'public',
  office: true,
  load: async (ctx, { unitCode }): Promise<Printed> => {
    const local = await localModelOf(ctx, unitCode)
    if (!local.current) throw new NotFound('model of the gmina')
    return { local, current: local.current }
  },
  name: ({ params: { unitCode }, t }) => `${t('model.handbook_out.file_name')}-${unitCode}`,
  document: ({ loaded: { local, current } }) => {
    // Paragraphs are written in Polish, and so is what the gmina set.
    const t = translator('pl')
    return handbookDocument(
      {
        model: local.here ?? current.model,
        attached: local.attached,
        local: local.amounts,
        title: t('model.local.handbook.title', { name: local.place.name }),
        institution: t('model.local.print.gmina', { name: local.place.name }),
        before: [...adoptionBlocks({ local, current }, t), ...settingsBlocks({ local, current }, t)],
      },
      { t, locale: 'pl' },
    )
  },
})

const adoptionBlocks = ({ local, current }: Printed, t: T): readonly PrintBlock[] => [
  {
    kind: 'facts',
    items: [
      {
        label: t('model.handbook.column.model'),
        text: `${current.model.document.name.pl}, ${current.model.document.version}`,
      },
      { label: t('model.local.list.since'), text: showDate(current.fromOn) },
      {
        label: t('model.local.order'),
        text: current.order
          ? t('model.local.order.signed', { number: current.order.number, on: showDate(current.order.on) })
          : t('model.local.order.none'),
      },
      { label: t('model.local.as_of'), text: showDate(local.today) },
    ],
  },
]

/** Only what holds today: what held or will hold is on the page of the gmina. */
function settingsBlocks({ local, current }: Printed, t: T): readonly PrintBlock[] {
  const today = local.settings.filter((one) => holdsOn(one, local.today))
  return [
    { kind: 'heading', level: 2, text: t('model.local.settings') },
    ...(today.length === 0 ? [{ kind: 'text', text: t('model.local.settings.none') } as const] : []),
    ...settingsTable(current.model, today, t),
  ]
}
