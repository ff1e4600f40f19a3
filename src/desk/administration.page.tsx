import { mayInvite } from '#identity/server'
import { Forbidden } from '#kernel'
import { type MessageKey, page } from '#platform'
import { Head, Lines } from '#platform/ui'

const PLACES: readonly { readonly href: string; readonly label: MessageKey; readonly what: MessageKey }[] = [
  { href: '/administration/people', label: 'desk.administration.people', what: 'desk.administration.people.what' },
  { href: '/administration/roles/new', label: 'desk.administration.roles', what: 'desk.administration.roles.what' },
  { href: '/administration/models', label: 'desk.administration.models', what: 'desk.administration.models.what' },
  {
    href: '/administration/import/institutions',
    label: 'desk.administration.import_institutions',
    what: 'desk.administration.import_institutions.what',
  },
  {
    href: '/administration/import/people',
    label: 'desk.administration.import_people',
    what: 'desk.administration.import_people.what',
  },
  { href: '/administration/territory', label: 'desk.administration.units', what: 'desk.administration.units.what' },
  { href: '/places', label: 'desk.administration.places', what: 'desk.administration.places.what' },
]

/** Where an administrator finds what only an administrator does. */
export const administrationPage = page({
  path: '/administration',
  act: 'desk.administration.open',
  looking: 'unrecorded',
  title: ({ t }) => t('desk.administration.title'),
  load: async (ctx) => {
    if (!(await mayInvite(ctx))) throw new Forbidden('administration')
    return null
  },
  view: ({ t }) => (
    <div class="prose">
      <Head title={t('desk.administration.title')} lead={t('desk.administration.lead')} />
      <Lines
        items={PLACES.map(({ href, label, what }) => (
          <>
            <a href={href}>{t(label)}</a>
            <p class="fine">{t(what)}</p>
          </>
        ))}
      />
    </div>
  ),
})
