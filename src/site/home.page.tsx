import { page } from '#platform'
import { ButtonLink } from '#platform/ui'

/** The public face: what the platform is, for anybody. */
export const homePage = page({
  path: '/',
  act: 'site.home.read',
  looking: 'public',
  open: 'public',
  title: ({ t }) => t('site.home.title'),
  load: async () => null,
  view: ({ t }) => (
    <div class="prose stack-l">
      <div class="head">
        <div>
          <h1>{t('site.home.title')}</h1>
          <p class="lead">{t('site.home.lead')}</p>
        </div>
      </div>
      <p class="row">
        <ButtonLink href="/sign-in" kind="main">
          {t('site.home.sign_in')}
        </ButtonLink>
        <ButtonLink href="/handbook">{t('site.home.model.link')}</ButtonLink>
      </p>
      <section aria-labelledby="model">
        <h2 id="model">{t('site.home.model.title')}</h2>
        <p>{t('site.home.model.text')}</p>
      </section>
      <section aria-labelledby="sharing">
        <h2 id="sharing">{t('site.home.sharing.title')}</h2>
        <p>{t('site.home.sharing.text')}</p>
      </section>
      <section aria-labelledby="family">
        <h2 id="family">{t('site.home.family.title')}</h2>
        <p>{t('site.home.family.text')}</p>
      </section>
    </div>
  ),
})
