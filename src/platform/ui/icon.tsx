import { type IconName, icons } from './icons.ts'

/** A drawing beside a word. It never stands alone, so it is always hidden from screen readers. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="ico" viewBox="0 0 24 24" aria-hidden="true">
      {icons[name].map((path) => (
        <path d={path} />
      ))}
    </svg>
  )
}
