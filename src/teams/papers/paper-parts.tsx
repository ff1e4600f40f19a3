import { nameIn } from '#model'
import { useReader } from '#platform'
import { Crumbs, RadioGroup } from '#platform/ui'
import { bodyPage } from '../bodies/body.page.tsx'
import { HOW_RECORDED } from '../steps/how-recorded.domain.ts'
import type { PaperToKeep } from './paper-to-keep.server.ts'

/** From the teams to the paper that is being kept. */
export function PaperCrumbs({ paper: { body, type } }: { readonly paper: PaperToKeep }) {
  const { t, locale } = useReader()
  return (
    <Crumbs
      items={[
        { label: t('teams.title'), href: '/teams' },
        { label: body.name, href: bodyPage.at({ bodyId: body.id }) },
        { label: nameIn(type.name, locale) },
      ]}
    />
  )
}

/** How the paper of somebody without an account came to the worker who records it. */
export function HowItCame() {
  const { t } = useReader()
  return (
    <RadioGroup
      name="_how"
      label={t('teams.step.how')}
      options={HOW_RECORDED.map((how) => ({ value: how, label: t(`teams.how.${how}`) }))}
    />
  )
}
