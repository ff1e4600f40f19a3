import type { Child } from 'hono/jsx'
import { type SectorOrFamily, strandClass } from './sectors.ts'

/** Names and values, side by side. */
export const KeyValues = ({ items }: { items: readonly { term: Child; value: Child }[] }) => (
  <dl class="kv">
    {items.map(({ term, value }) => (
      <>
        <dt>{term}</dt>
        <dd>{value}</dd>
      </>
    ))}
  </dl>
)

/** Things one under another, ruled. */
export const Lines = ({ items }: { items: readonly Child[] }) => (
  <ul class="lines list">
    {items.map((item) => (
      <li>{item}</li>
    ))}
  </ul>
)

type Moment = {
  /** Colours the dot; the words name the institution. */
  sector?: SectorOrFamily
  /** Still to come: an empty dot. */
  ahead?: boolean
  content: Child
}

/** What happened and what is planned, the latest first. */
export const Timeline = ({ items }: { items: readonly Moment[] }) => (
  <ol class="tl list">
    {items.map(({ sector, ahead, content }) => (
      <li class={[sector && strandClass(sector), ahead && 'ahead'].filter(Boolean).join(' ') || undefined}>
        {content}
      </li>
    ))}
  </ol>
)

type Appointment = {
  /** For machines, as `2026-11-23T13:00`. */
  datetime: string
  hour: string
  day: string
  content: Child
}

/** Meetings with their hours. */
export const Agenda = ({ items }: { items: readonly Appointment[] }) => (
  <ul class="lines agenda list">
    {items.map(({ datetime, hour, day, content }) => (
      <li>
        <time datetime={datetime}>
          {hour}
          <span class="d">{day}</span>
        </time>
        <div>{content}</div>
      </li>
    ))}
  </ul>
)

/** People with their institution's mark and what they do here. */
export const People = ({ items }: { items: readonly { mark: Child; name: Child; part?: Child }[] }) => (
  <ul class="lines people list">
    {items.map(({ mark, name, part }) => (
      <li>
        {mark}
        <span>{name}</span>
        <span class="fine">{part}</span>
      </li>
    ))}
  </ul>
)
