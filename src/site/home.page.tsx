import { bindShortWords, page, type T, useReader } from '#platform'
import { ButtonLink, Columns, KnotFigure, Section, type Strand } from '#platform/ui'

const SECTIONS = ['model', 'sharing', 'family'] as const
/** Who stands around a family, each in the colour of its sector. */
const AROUND = [
  'social_assistance',
  'education',
  'health',
  'ngo',
  'courts_probation',
  'police',
  'family_support',
] as const

/** The public face: what the platform is, for anybody. */
export const homePage = page({
  path: '/',
  act: 'site.home.read',
  looking: 'public',
  open: 'public',
  bare: true,
  about: ({ t }) => ({ description: t('site.home.lead'), type: 'website' }),
  title: ({ t }) => t('site.home.title'),
  load: async () => null,
  view: ({ t }) => (
    <>
      <Hero />
      <div class="wrap public">
        <Columns kind="3">
          {SECTIONS.map((id) => (
            <Section id={id} title={t(`site.home.${id}.title`)}>
              <p>{bindShortWords(t(`site.home.${id}.text`))}</p>
            </Section>
          ))}
        </Columns>
      </div>
    </>
  ),
})

function Hero() {
  const { t } = useReader()
  return (
    <section class="hero public" aria-label={t('site.home.hero')}>
      <div class="wrap">
        <div class="stack">
          <h1>
            {t('site.home.many')}
            <br />
            {t('site.home.one')}
            <br />
            {t('site.home.shared')}
          </h1>
          <p class="lead">{bindShortWords(t('site.home.lead'))}</p>
          <div class="btns">
            <ButtonLink href="/handbook" kind="main">
              {t('site.home.model.link')}
            </ButtonLink>
            <ButtonLink href="/sign-in">{t('site.home.sign_in')}</ButtonLink>
          </div>
        </div>
        <div>
          <KnotFigure code={t('site.home.centre')} alt={t('site.home.knot')} strands={strands(t)} />
        </div>
      </div>
    </section>
  )
}

const strands = (t: T): readonly Strand[] =>
  AROUND.map((sector) => ({ sector, name: t(`site.home.around.${sector}`), state: 'member' }))
