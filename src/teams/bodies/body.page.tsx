import { z } from 'zod'
import { BodyId } from '#kernel'
import { nameIn } from '#model'
import { page } from '#platform'
import { Crumbs, Head } from '#platform/ui'
import { teamPage } from './team-page.server.ts'
import { TeamView } from './team-view.tsx'

/** A team: where it is, what is to be done and by whom, who sits in it, what was signed. */
export const bodyPage = page({
  path: '/teams/:bodyId',
  params: z.object({ bodyId: BodyId }),
  act: 'teams.body.read',
  looking: 'unrecorded',
  load: (ctx, { bodyId }) => teamPage(ctx, bodyId),
  title: ({ loaded }) => loaded.body.name,
  view: ({ loaded, t, visitor: { locale } }) => {
    const { document } = loaded.model
    const model = nameIn(document.name, locale)
    return (
      <div class="stack-l">
        <Crumbs items={[{ label: t('teams.title'), href: '/teams' }, { label: loaded.body.name }]} />
        <Head
          over={t('teams.body.over', { model, version: document.version })}
          title={loaded.body.name}
          lead={nameIn(loaded.model.body(loaded.body.element).name, locale)}
        />
        <TeamView team={loaded} />
      </div>
    )
  },
})
