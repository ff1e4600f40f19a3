import { page } from '#platform'
import { placeLabel } from '#territory'
import { localModelOf } from './local-model.query.server.ts'
import { LocalModelView } from './local-model-view.tsx'

/** The model of one gmina as it stands today, with what the gmina set and why; for everybody. */
export const localModelPage = page({
  path: '/local-models/:unitCode',
  act: 'model.local.read',
  looking: 'public',
  open: 'public',
  load: (ctx, { unitCode }) => localModelOf(ctx, unitCode),
  title: ({ loaded, t }) => t('model.local.title', { place: placeLabel(t, loaded.place) }),
  view: ({ loaded }) => <LocalModelView local={loaded} />,
})
