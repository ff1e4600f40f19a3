import type { Child } from 'hono/jsx'
import { useReader } from '#platform'
import { Crumbs, Empty, Head, Lines, Section, Stack } from '#platform/ui'
import { envelopesPath } from './money-paths.ts'

type Props = {
  readonly title: string
  readonly lead: string
  /** What is said where there is nothing yet. */
  readonly none: string
  /** The table of what there is; nothing where there is nothing. */
  readonly table: Child | null
  /** What may be begun, for which institutions. */
  readonly begin: {
    readonly id: string
    readonly title: string
    readonly links: readonly { readonly href: string; readonly label: string }[]
  }
}

/** A list of something that is paid for from the envelope, and for whom the reader may begin another. */
export function BesideEnvelope({ title, lead, none, table, begin }: Props) {
  const { t } = useReader()
  return (
    <Stack>
      <Crumbs items={[{ label: t('casework.money.title'), href: envelopesPath }, { label: title }]} />
      <Head title={title} lead={lead} />
      {table ?? <Empty title={none} />}
      {begin.links.length > 0 && (
        <Section id={begin.id} title={begin.title}>
          <Lines items={begin.links.map(({ href, label }) => <a href={href}>{label}</a>)} />
        </Section>
      )}
    </Stack>
  )
}
