import type { ShellProps } from '#platform/server'
import type { Assets } from '#platform/ui'
import { Layout } from '#platform/ui'

export type Preparing = { readonly done: number; readonly of: number }
export type Frame = {
  readonly assets: Assets
  readonly demonstration: boolean
  /** How far the demonstration has come, while it is being made. */
  readonly preparing: () => Preparing | null
}

type Section = { readonly id: string; readonly href: string; readonly label: string }

const sections = ({ t }: ShellProps): readonly Section[] => [
  { id: 'desk', href: '/desk', label: t('site.nav.desk') },
  { id: 'cases', href: '/cases', label: t('site.nav.cases') },
  { id: 'teams', href: '/teams', label: t('site.nav.teams') },
  { id: 'institutions', href: '/institutions', label: t('site.nav.institutions') },
  { id: 'model', href: '/handbook', label: t('site.nav.model') },
]

const faceOf = (props: ShellProps) => {
  const { t, visitor, section, csrf } = props
  const { signedIn } = visitor
  if (!signedIn) {
    return {
      kind: 'public' as const,
      homeHref: '/',
      nav: [
        { href: '/', label: t('site.nav.home'), current: props.path === '/' },
        { href: '/handbook', label: t('site.nav.model'), current: section === 'model' },
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
    nav: sections(props).map(({ id, href, label }) => ({
      href,
      label,
      current: id === section,
      wide: id === 'institutions',
    })),
    searchHref: '/search',
    who: { name: signedIn.name, place: signedIn.work, href: '/account' },
    signOut: { action: '/sign-out', csrf, label: t('site.nav.sign_out') },
  }
}

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
      face={faceOf(props)}
      assets={frame.assets}
      look={{
        ...(look.theme === 'light' || look.theme === 'dark' ? { theme: look.theme } : {}),
        ...(look.contrast === 'more' ? { contrast: 'more' as const } : {}),
        ...(look.text === 'large' ? { text: 'large' as const } : {}),
      }}
      {...(props.flash ? { flash: { kind: 'ok' as const, text: props.flash } } : {})}
      caseHeader={props.header}
      bare={props.bare}
      footer={{
        links: [
          { href: '/accessibility', label: t('site.nav.accessibility') },
          { href: '/privacy', label: t('site.nav.privacy') },
          { href: '/look', label: t('site.nav.look') },
        ],
        ...(frame.demonstration ? { note: t('site.nav.demonstration') } : {}),
      }}
    >
      {note && (
        <p class="note note-info" role="status">
          {note}
        </p>
      )}
      {props.children}
    </Layout>
  )
}
