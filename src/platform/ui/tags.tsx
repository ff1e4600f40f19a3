import type { Child, PropsWithChildren } from 'hono/jsx'
import { showMoney } from '../i18n/formats.ts'
import { Icon } from './icon.tsx'
import type { IconName } from './icons.ts'
import { type SectorOrFamily, strandClass } from './sectors.ts'

/** What a state means. `line` is for a lasting property, as a shielded address. */
export type TagTone = 'turn' | 'ok' | 'bad' | 'info' | 'line'

type TagProps = PropsWithChildren<{ tone?: TagTone; icon?: IconName }>

/** A state in one or two words, with its icon. Never a sentence, never something to press. */
export function Tag({ tone, icon, children }: TagProps) {
  return (
    <span class={tone ? `tag tag-${tone}` : 'tag'}>
      {icon && <Icon name={icon} />}
      {children}
    </span>
  )
}

type MarkProps = {
  sector: SectorOrFamily
  /** The short name people use: "OPS", "Szkoła". Required, because a colour alone says nothing. */
  name: string
}

/** An institution, or the family: the sector's colour and always the short name. */
export const Mark = ({ sector, name }: MarkProps) => <span class={`mk ${strandClass(sector)}`}>{name}</span>

type ProvProps = PropsWithChildren<{ by?: MarkProps }>

/** Where content comes from, under it: who, which day and hour, which version. For paper: the source first, then who typed it. */
export function Prov({ by, children }: ProvProps) {
  return (
    <p class="prov">
      {by && (
        <>
          <Mark {...by} />{' '}
        </>
      )}
      {children}
    </p>
  )
}

/** An amount in grosze, shown in zlotys: 541000 is "5 410 zł". */
export const Money = ({ grosze }: { grosze: number | bigint }) => <span class="num">{showMoney(grosze)}</span>

/** A big figure with what it counts under it. */
export const Figures = ({ items }: { items: readonly { label: Child; value: Child }[] }) => (
  <dl class="figs">
    {items.map(({ label, value }) => (
      <div>
        <dt>{label}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
)
