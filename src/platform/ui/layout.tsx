import type { Child, PropsWithChildren } from 'hono/jsx'
import { Band, type Face, Mast } from './face.tsx'
import { Note, type NoteKind } from './notes.tsx'
import { useWords } from './words.ts'

/** How somebody reads: kept in a cookie, rendered by the server, so that nothing flashes. Absent = as the device says. */
export type Look = { theme?: 'light' | 'dark'; contrast?: 'more'; text?: 'large' }

/** Addresses of the built files, from the manifest of the build. */
export type Assets = { css: string; icon: string; js?: string }

export type PageLink = { href: string; label: string }

/** What the page before says about what was done: shown once, at the top, with the next step. */
export type Flash = { kind: NoteKind; text: Child }

export type LayoutProps = PropsWithChildren<{
  /** Language of the page, as `pl`. */
  lang: string
  title: string
  /** A form on the page was not taken: the title says so first. */
  hasErrors?: boolean
  face: Face
  assets: Assets
  look?: Look
  flash?: Flash
  /** The frame of a case, between the band and the page. */
  caseHeader?: Child
  footer: { links: readonly PageLink[]; note?: Child; funds?: Child }
  /** The page brings its own `.wrap`, as one with a full-width opening does. */
  bare?: boolean
  /** Wanted in search engines; only public pages ever are. */
  indexed?: boolean
  /** What a site says that leads here (Open Graph). */
  shared?: { description: string; url: string; image: string; type: 'website' | 'article' }
}>

const CONTENT = 'content'

/** The whole page. A dark band on top means signed in and protected data; a white one means public. */
export function Layout(props: LayoutProps) {
  const { lang, look = {}, face, caseHeader, bare, flash, children } = props
  const words = useWords()
  const note = flash && <Note kind={flash.kind} text={flash.text} live />
  return (
    <html lang={lang} data-theme={look.theme} data-contrast={look.contrast} data-text={look.text}>
      <PageHead {...props} />
      <body class={face.kind === 'public' ? 'public-page' : 'app'}>
        <a class="skip" href={`#${CONTENT}`}>
          {words.skip_to_content}
        </a>
        {face.kind === 'public' ? <Mast {...face} /> : <Band {...face} />}
        {caseHeader}
        <main id={CONTENT} tabindex={-1}>
          {bare ? (
            <>
              {note && <div class="wrap">{note}</div>}
              {children}
            </>
          ) : (
            <div class="wrap">
              {note}
              {children}
            </div>
          )}
        </main>
        <Footer {...props} />
      </body>
    </html>
  )
}

function PageHead({ title, hasErrors, assets, indexed, shared }: LayoutProps) {
  const words = useWords()
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      {!indexed && <meta name="robots" content="noindex" />}
      <title>{`${hasErrors ? `${words.error_prefix} ` : ''}${title} – ${words.product}`}</title>
      {shared && (
        <>
          <meta name="description" content={shared.description} />
          <meta property="og:title" content={title} />
          <meta property="og:description" content={shared.description} />
          <meta property="og:type" content={shared.type} />
          <meta property="og:url" content={shared.url} />
          <meta property="og:image" content={shared.image} />
          <meta property="og:site_name" content={words.product} />
          <link rel="canonical" href={shared.url} />
        </>
      )}
      <link rel="icon" href={assets.icon} type="image/svg+xml" />
      <link rel="stylesheet" href={assets.css} />
      {assets.js && <script type="module" src={assets.js} />}
    </head>
  )
}

function Footer({ face, footer }: LayoutProps) {
  const links = footer.links.map(({ href, label }) => <a href={href}>{label}</a>)
  if (face.kind === 'public') {
    return (
      <footer class="foot">
        <div class="wrap">
          {footer.funds}
          <ul class="list">
            {footer.note && <li>{footer.note}</li>}
            {links.map((link) => (
              <li>{link}</li>
            ))}
          </ul>
        </div>
      </footer>
    )
  }
  return (
    <footer class="wrap">
      <div class="app-foot row">
        {links}
        {footer.note && <span class="push">{footer.note}</span>}
      </div>
    </footer>
  )
}
