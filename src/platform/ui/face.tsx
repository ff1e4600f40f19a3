import type { Child } from 'hono/jsx'
import { ButtonLink } from './button.tsx'
import { PostButton } from './form.tsx'
import { Icon } from './icon.tsx'
import type { IconName } from './icons.ts'
import { Logo } from './logo.tsx'
import { useWords } from './words.ts'

export type NavItem = {
  href: string
  label: string
  icon?: IconName
  current?: boolean
  /** Things that wait for the reader, with the words said after the number. */
  waiting?: { count: number; words: string }
  /** Left out on a phone, where five places fit under the thumb. */
  wide?: boolean
}

export type SignedIn = {
  kind: 'signed_in'
  homeHref: string
  nav: readonly NavItem[]
  searchHref?: string
  /** What waits to be read, with the words said after the number. */
  notices?: { href: string; label: string; waiting: number; words: string; follow: string }
  /** Whose page this is: name, then institution and role. */
  who: { name: string; place: string; href?: string }
  signOut: { action: string; csrf: string; label: string }
}

export type Public = {
  kind: 'public'
  homeHref: string
  nav: readonly NavItem[]
  /** Accessibility and languages, above everything. */
  tools: readonly { href: string; label: string; lang?: string }[]
  signIn?: { href: string; label: string }
}

/** Which of the two faces a page has: the reader always knows whether protected data are near. */
export type Face = SignedIn | Public

/** Dark band: signed in, protected data. */
export function Band({ homeHref, nav, searchHref, notices, who, signOut }: SignedIn) {
  const words = useWords()
  return (
    <header class="band">
      <div class="wrap">
        <Brand href={homeHref} />
        <Nav items={nav} />
        <div class="band-end">
          {notices && <Waiting {...notices} />}
          {searchHref && (
            <a class="find" href={searchHref}>
              <Icon name="search" />
              <span>{words.search}</span>
              <span class="vh"> {words.search_what}</span>
            </a>
          )}
          <Who {...who} />
          <PostButton kind="quiet" small icon="door-exit" action={signOut.action} csrf={signOut.csrf}>
            <span class="sign-out">{signOut.label}</span>
          </PostButton>
        </div>
      </div>
    </header>
  )
}

/** The way to notices, and how many wait. The number is kept up to date where the browser can; nothing else moves. */
const Waiting = ({ href, label, waiting, words, follow }: NonNullable<SignedIn['notices']>) => (
  <live-count data-follow={follow} data-revision={waiting} data-words={words}>
    <a class="bell" href={href}>
      <Icon name="bell" />
      <span class="bell-label">{label}</span>
      <span data-count="" hidden={waiting === 0}>
        <span class="n">{waiting}</span>
        <span class="vh"> {words}</span>
      </span>
    </a>
    <span class="vh" aria-live="polite"></span>
  </live-count>
)

function Who({ name, place, href }: SignedIn['who']) {
  const both: Child = (
    <>
      <span>{name}</span>
      <small>{place}</small>
    </>
  )
  return href ? (
    <a class="who" href={href}>
      {both}
    </a>
  ) : (
    <div class="who">{both}</div>
  )
}

/** White head: public, no protected data. */
export function Mast({ homeHref, nav, tools, signIn }: Public) {
  const words = useWords()
  return (
    <>
      {tools.length > 0 && (
        <nav class="util" aria-label={words.accessibility_and_language}>
          <div class="wrap tools">
            {tools.map(({ href, label, lang }) => (
              <a href={href} lang={lang} hreflang={lang}>
                {label}
              </a>
            ))}
          </div>
        </nav>
      )}
      <header class="mast">
        <div class="wrap">
          <Brand href={homeHref} />
          {nav.length > 0 && <Nav items={nav} />}
          {signIn && (
            <span class="push">
              <ButtonLink href={signIn.href} small icon="login-2">
                {signIn.label}
              </ButtonLink>
            </span>
          )}
        </div>
      </header>
    </>
  )
}

function Brand({ href }: { href: string }) {
  const words = useWords()
  return (
    <a class="brand" href={href} aria-label={`${words.product} – ${words.home}`}>
      <Logo />
      <span>{words.product}</span>
    </a>
  )
}

function Nav({ items }: { items: readonly NavItem[] }) {
  const words = useWords()
  return (
    <nav class="nav" aria-label={words.main_navigation}>
      {items.map(({ href, label, icon, current, waiting, wide }) => (
        <a href={href} class={wide ? 'xl' : undefined} aria-current={current ? 'page' : undefined}>
          {icon && <Icon name={icon} />}
          {label}
          {waiting && waiting.count > 0 && (
            <span class="n">
              {waiting.count}
              <span class="vh"> {waiting.words}</span>
            </span>
          )}
        </a>
      ))}
    </nav>
  )
}
