import type { Child } from 'hono/jsx'

type Tab = { href: string; label: string; current?: boolean }

/** Pages of one subject, under its name. */
export const SubNav = ({ label, items }: { label: string; items: readonly Tab[] }) => (
  <nav class="subnav" aria-label={label}>
    {items.map(({ href, label: text, current }) => (
      <a href={href} aria-current={current ? 'page' : undefined}>
        {text}
      </a>
    ))}
  </nav>
)

/**
 * How a case is called: the family's surname where the reader may know it, and always the code ("KLON-417"), which says
 * nothing about the family.
 */
export function CaseName({ surname, code }: { surname?: string | undefined; code: string }) {
  return (
    <>
      {surname && <span class="nm">{surname}&nbsp;· </span>}
      <span class="code">{code}</span>
    </>
  )
}

type CaseHeaderProps = {
  /** Read out as the name of this frame. */
  label: string
  surname?: string | undefined
  code: string
  /** A line over the name: kind of case and place. */
  over?: Child
  tags?: Child
  facts?: readonly Child[]
  tabs: { label: string; items: readonly Tab[] }
  /** The page below has a heading of its own, so the name here is not one. */
  nameIsHeading?: boolean
}

/** The frame of a case: who it is about, what waits, and its pages. */
export function CaseHeader({ label, surname, code, over, tags, facts = [], tabs, nameIsHeading }: CaseHeaderProps) {
  const name = <CaseName surname={surname} code={code} />
  return (
    <section class="case" aria-label={label}>
      <div class="wrap">
        <div class="case-top">
          <div>
            {over && <p class="over">{over}</p>}
            {nameIsHeading ? <h1 class="case-name">{name}</h1> : <p class="case-name">{name}</p>}
          </div>
          {tags && <div class="row">{tags}</div>}
        </div>
        {facts.length > 0 && (
          <div class="case-facts">
            {facts.map((fact) => (
              <span>{fact}</span>
            ))}
          </div>
        )}
        <SubNav {...tabs} />
      </div>
    </section>
  )
}
