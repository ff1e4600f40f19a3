import { citation, type LegalBasis, nameIn } from '#model'
import { useReader } from '#platform'
import { Select } from '#platform/ui'
import type { ProposedPackage } from './package.query.server.ts'

/** The provision that a package rests on: to choose where several fit, told where it is the only one. */
export function PackageBasis({ pack: { bases } }: { pack: ProposedPackage }) {
  const { t, locale } = useReader()
  const say = (basis: LegalBasis) => `${nameIn(basis.name, locale)}, ${citation(basis)}`
  const [only, another] = bases
  if (!only) return null
  if (!another) return <p>{t('casework.sharing.package.basis_only', { basis: say(only) })}</p>
  return (
    <Select
      name="basis"
      label={t('casework.sharing.package.basis')}
      hint={t('casework.sharing.package.basis_hint')}
      options={bases.map((basis) => ({ value: basis.code, label: say(basis) }))}
    />
  )
}
