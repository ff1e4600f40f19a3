import { Article } from '#learning'
import { readingIfAny } from '#learning/server'
import { page } from '#platform'

/**
 * The accessibility statement, with the element ids of the technical conditions (v2.0, 31.07.2024): the page that whoever runs the site filled in, and until
 * then what the program can say of itself.
 */
export const accessibilityPage = page({
  path: '/accessibility',
  act: 'site.accessibility.read',
  looking: 'public',
  open: 'public',
  load: (ctx) => readingIfAny(ctx, 'deklaracja-dostepnosci'),
  about: ({ t }) => ({ description: t('site.accessibility.intro'), type: 'website' }),
  title: ({ t }) => t('site.accessibility.title'),
  view: ({ loaded, visitor, t }) =>
    loaded ? (
      <Article reading={loaded} signedIn={visitor.signedIn !== null} />
    ) : (
      <div class="prose">
        <h1>{t('site.accessibility.title')}</h1>
        <p id="a11y-wstep">{t('site.accessibility.intro')}</p>
        <h2 id="a11y-status-title">{t('site.accessibility.status.title')}</h2>
        <p id="a11y-status">{t('site.accessibility.status')}</p>
        <h2>{t('site.accessibility.keyboard.title')}</h2>
        <p>{t('site.accessibility.keyboard')}</p>
        <h2 id="a11y-kontakt">{t('site.accessibility.contact.title')}</h2>
        <p id="a11y-procedura">{t('site.accessibility.contact')}</p>
      </div>
    ),
})

/** Which cookies there are, and that looks at families' data are recorded: filled in by whoever runs the site, and until then what the program can say. */
export const privacyPage = page({
  path: '/privacy',
  act: 'site.privacy.read',
  looking: 'public',
  open: 'public',
  load: (ctx) => readingIfAny(ctx, 'polityka-prywatnosci-i-cookies'),
  about: ({ t }) => ({ description: t('site.privacy.cookies'), type: 'website' }),
  title: ({ t }) => t('site.privacy.title'),
  view: ({ loaded, visitor, t }) =>
    loaded ? (
      <Article reading={loaded} signedIn={visitor.signedIn !== null} />
    ) : (
      <div class="prose">
        <h1>{t('site.privacy.title')}</h1>
        <p>{t('site.privacy.cookies')}</p>
        <p>{t('site.privacy.records')}</p>
        <p>{t('site.privacy.decisions')}</p>
      </div>
    ),
})
