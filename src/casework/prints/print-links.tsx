import type { MessageKey } from '#platform'
import { useReader } from '#platform'
import { ButtonLink, Buttons } from '#platform/ui'

export type PrintLink = { readonly href: string; readonly label: MessageKey }

/** Ways to paper, each a file to save. */
export function PrintLinks({ links }: { readonly links: readonly PrintLink[] }) {
  const { t } = useReader()
  return (
    <Buttons>
      {links.map(({ href, label }) => (
        <ButtonLink href={href} kind="quiet" small>
          {t(label)}
        </ButtonLink>
      ))}
    </Buttons>
  )
}
