import { useReader } from '#platform'
import { Crumbs } from '#platform/ui'
import { institutionProtectionPath, protectionPath } from './protection-paths.ts'

type Props = {
  institution: { readonly id: string; readonly name: string }
  /** The register that this page belongs to. */
  register?: { readonly href: string; readonly label: string }
  here: string
}

/** The way from all institutions to a page about the data of one. */
export function ProtectionCrumbs({ institution, register, here }: Props) {
  const { t } = useReader()
  return (
    <Crumbs
      items={[
        { href: protectionPath, label: t('protection.mine.title') },
        { href: institutionProtectionPath(institution.id), label: institution.name },
        ...(register ? [register] : []),
        { label: here },
      ]}
    />
  )
}
