import type { Child } from 'hono/jsx'
import type { ShellProps } from '#platform/server'
import type { Assets } from '#platform/ui'
import { Layout, Note, PostButton } from '#platform/ui'

export type Preparing = { readonly done: number; readonly of: number }
export type Frame = {
  /** The address of this site, for what other sites are told of it. */
  readonly baseUrl?: string
  readonly assets: Assets
  readonly demonstration: boolean
  /** The letters of a demonstration may be read on a page. */
  readonly outbox: boolean
  /** How far the demonstration has come, while it is being made. */
  readonly preparing: () => Preparing | null
  /** Everything stands in something that is not real: what says so on each page, and the way out in place of signing out. */
  readonly within?: {
    readonly bar: (props: ShellProps) => Child
    readonly about: string
    readonly leave: { readonly action: string; readonly label: (t: ShellProps['t']) => string }
  }
}

/** Left out on a phone, where four places fit under the thumb. */
const WIDE: readonly string[] = ['/teams', '/services', '/institutions', '/administration']

const places = ({ t, visitor }: ShellProps) => [
  { href: '/desk', label: t('site.nav.desk') },
  { href: '/cases', label: t('site.nav.cases') },
  { href: '/meetings', label: t('site.nav.meetings') },
  { href: '/clocks', label: t('site.nav.clocks') },
  { href: '/teams', label: t('site.nav.teams') },
  { href: '/services', label: t('site.nav.services') },
  { href: '/institutions', label: t('site.nav.institutions') },
  { href: '/handbook', label: t('site.nav.model') },
  ...(visitor.signedIn?.administers ? [{ href: '/administration', label: t('site.nav.administration') }] : []),
]

/** A place of the main navigation holds every page whose address begins with its own. */
const isIn = (href: string, path: string): boolean => path === href || path.startsWith(`${href}/`)

const faceOf = (props: ShellProps, within: Frame['within']) => {
  const { t, visitor } = props
  const { signedIn } = visitor
  if (!signedIn) {
    return {
      kind: 'public' as const,
      homeHref: '/',
      nav: [
        { href: '/', label: t('site.nav.home'), current: props.path === '/' },
        { href: '/services', label: t('site.nav.services'), current: isIn('/services', props.path) },
        { href: '/handbook', label: t('site.nav.model'), current: isIn('/handbook', props.path) },
        { href: '/knowledge', label: t('site.nav.knowledge'), current: isIn('/knowledge', props.path) },
      ],
      tools: [
        { href: '/look', label: t('site.nav.look') },
        { href: '/accessibility', label: t('site.nav.accessibility') },
      ],
      signIn: { href: '/sign-in', label: t('site.nav.sign_in') },
    }
  }
  return {
    kind: 'signed_in' as const,
    homeHref: '/desk',
    nav: places(props).map(({ href, label }) => ({
      href,
      label,
      current: isIn(href, props.path),
      wide: WIDE.includes(href),
    })),
    searchHref: '/search',
    ...noticesOf(props),
    who: { name: signedIn.name, place: signedIn.work, href: within?.about ?? '/account' },
    signOut: within
      ? { action: within.leave.action, csrf: props.csrf, label: within.leave.label(t) }
      : { action: '/sign-out', csrf: props.csrf, label: t('site.nav.sign_out') },
  }
}

/** Left out where nobody asked how many wait, as on a page that says what went wrong. */
const noticesOf = ({ t, waiting }: ShellProps) =>
  waiting === null
    ? {}
    : {
        notices: {
          href: '/notices',
          label: t('site.nav.notices'),
          waiting,
          words: t('site.nav.notices.unread'),
          follow: '/notices/live',
        },
      }

/** Says that names are hidden, with one press to show them again. Left out where nobody is signed in. */
function MeetingMode({ of }: { readonly of: ShellProps }) {
  const { visitor, t, path, bare } = of
  if (!visitor.signedIn || !visitor.namesHidden) return null
  return (
    <div class={bare ? 'wrap' : undefined}>
      <Note kind="turn" title={t('site.meeting_mode.on')}>
        <PostButton action="/meeting-mode" csrf={of.csrf} fields={{ names: 'shown', back: path }}>
          {t('site.meeting_mode.end')}
        </PostButton>
      </Note>
    </div>
  )
}

const sharedOf = ({ baseUrl = '', assets }: Frame, path: string, about: NonNullable<ShellProps['about']>) => ({
  ...about,
  url: baseUrl + path,
  image: baseUrl + assets.icon,
})

/** The frame of every page: a dark band for signed-in work, a white head for the public face. */
export const shellWith = (frame: Frame) => (props: ShellProps) => {
  const { t, look } = props
  const preparing = frame.preparing()
  const note = preparing ? t('site.preparing', preparing) : null
  return (
    <Layout
      lang={props.visitor.locale}
      title={props.title}
      hasErrors={props.hasErrors}
      face={faceOf(props, frame.within)}
      assets={frame.assets}
      look={{
        ...(look.theme === 'light' || look.theme === 'dark' ? { theme: look.theme } : {}),
        ...(look.contrast === 'more' ? { contrast: 'more' as const } : {}),
        ...(look.text === 'large' ? { text: 'large' as const } : {}),
      }}
      {...(props.flash ? { flash: { kind: 'ok' as const, text: props.flash } } : {})}
      {...(props.about ? { indexed: true, shared: sharedOf(frame, props.path, props.about) } : {})}
      caseHeader={props.header}
      bare={props.bare}
      footer={{
        links: [
          { href: '/accessibility', label: t('site.nav.accessibility') },
          { href: '/privacy', label: t('site.nav.privacy') },
          { href: '/look', label: t('site.nav.look') },
          { href: '/knowledge', label: t('site.nav.knowledge') },
          ...(props.visitor.signedIn ? [{ href: '/courses', label: t('site.nav.courses') }] : []),
          ...(props.visitor.signedIn && !props.visitor.namesHidden
            ? [
                {
                  href: `/meeting-mode?${new URLSearchParams({ back: props.path })}`,
                  label: t('site.nav.meeting_mode'),
                },
              ]
            : []),
          ...(frame.outbox ? [{ href: '/outbox', label: t('site.nav.outbox') }] : []),
        ],
        ...(frame.demonstration ? { note: t('site.nav.demonstration') } : {}),
      }}
    >
      {frame.within && <div class={props.bare ? 'wrap' : undefined}>{frame.within.bar(props)}</div>}
      <MeetingMode of={props} />
      {note && (
        <div class={props.bare ? 'wrap' : undefined}>
          <p class="note note-info" role="status">
            {note}
          </p>
        </div>
      )}
      {props.children}
    </Layout>
  )
}
