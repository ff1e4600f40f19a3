import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { account, institution, PASSWORD } from '../support/accounts.ts'
import { axe, journey } from '../support/browser.ts'
import { inDays } from './cast.ts'
import { doLesson, passQuiz, shippedCourse } from './learning.ts'
import { PATIENCE_MS } from './walk.ts'

const COUNSELLOR = account(/^szkola-bieliny$/, 'Członek zespołu: szkoła')
const COORDINATOR = account(/^gops-bieliny$/, 'Koordynator PZK')
const OTHER = account(/^szkola-lopuszno$/, 'Członek zespołu: szkoła')
const SCHOOL = institution('szkola-bieliny')
/** For institutions whose agreement is in force. */
const RESTRICTED = shippedCourse('diagnoza-i-plan')
const OPEN = shippedCourse('wymiana-informacji')
/** The worker issues a certificate within seconds. */
const SOON_MS = 60_000

async function signIn(page: Page, { email }: { readonly email: string }): Promise<void> {
  await page.goto('/sign-in')
  await page.getByLabel('Adres e-mail służbowy').fill(email)
  await page.getByLabel('Hasło', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Zaloguj się' }).click()
  await page.waitForURL((url) => url.pathname !== '/sign-in')
}

journey(
  'a counsellor finishes a course by keyboard and gets a certificate; when the agreement ends the course is gone the same day, and the certificate is still valid',
  { timeout: PATIENCE_MS },
  async ({ arrive }) => {
    const page = await arrive()
    await signIn(page, COUNSELLOR)
    await page.getByRole('contentinfo').getByRole('link', { name: 'Kursy' }).click()
    expect(await axe(page)).toEqual([])
    await page.getByRole('link', { name: RESTRICTED.title }).click()
    const course = page.url()
    const lessons: string[] = []
    for (const lesson of RESTRICTED.lessons) {
      await page.goto(course)
      await page.getByRole('link', { name: lesson.title }).click()
      await page.getByRole('heading', { level: 1, name: lesson.title }).waitFor()
      lessons.push(new URL(page.url()).pathname)
      await doLesson(page, lesson)
    }
    await page.goto(course)
    await page.getByText('Ten kurs jest ukończony').waitFor()
    expect(await axe(page)).toEqual([])

    await expect
      .poll(
        async () => {
          await page.goto('/my-certificates')
          return page.getByRole('link', { name: /^Strona sprawdzenia/ }).count()
        },
        { timeout: SOON_MS, interval: 1000 },
      )
      .toBe(1)
    expect(await axe(page)).toEqual([])
    const check = (await page.getByRole('link', { name: /^Strona sprawdzenia/ }).getAttribute('href')) ?? ''
    const passer = await arrive()
    const isValid = async () => {
      await passer.goto(check)
      await passer.getByText('Zaświadczenie jest ważne').waitFor()
      await passer.getByText(RESTRICTED.title).first().waitFor()
    }
    await isValid()
    expect(await axe(passer)).toEqual([])

    const found = async () => {
      await page.goto('/knowledge?q=warsztatu')
      return page.locator(`main a[href^="${new URL(course).pathname}/lessons/"]`).count()
    }
    expect(await found()).toBeGreaterThan(0)

    const coordinator = await arrive()
    await signIn(coordinator, COORDINATOR)
    await coordinator.goto(await addressOf(coordinator))
    await coordinator
      .getByRole('row')
      .filter({ hasText: 'obowiązuje' })
      .getByRole('link', { name: /Zakończ/ })
      .first()
      .click()
    await coordinator.getByLabel('Ostatni dzień').fill(inDays(-1))
    await coordinator.getByLabel('Powód').fill('Szkoła nie bierze dalej udziału.')
    await coordinator.getByRole('button', { name: /Zakończ/ }).click()
    await coordinator.locator('.note').first().waitFor()

    for (const path of [...lessons, `${new URL(course).pathname}/print`])
      expect([path, (await page.request.get(path)).status()]).toEqual([path, 404])
    expect(await found()).toBe(0)
    await page.goto(course)
    await page.getByText('Dziś nie możesz otworzyć tego kursu.').waitFor()
    await isValid()
  },
)

/** Where the school stands in the register. */
async function addressOf(page: Page): Promise<string> {
  await page.goto(`/institutions?${new URLSearchParams({ q: SCHOOL.name })}`)
  return (await page.getByRole('link', { name: SCHOOL.name }).first().getAttribute('href')) ?? ''
}

journey('a lesson and its quiz are done without JavaScript', { timeout: PATIENCE_MS }, async ({ arrive }) => {
  const page = await arrive({ javaScript: false })
  await signIn(page, OTHER)
  await page.goto('/courses/wymiana-informacji')
  const [lesson] = OPEN.lessons
  if (!lesson) throw new Error('the course has no lesson')
  await page.getByRole('link', { name: lesson.title }).click()
  await page.getByRole('link', { name: 'Przejdź do sprawdzianu' }).click()
  await page.getByRole('button', { name: 'Sprawdź odpowiedzi' }).click()
  await page.getByText('Odpowiedz na to pytanie.').first().waitFor()
  await passQuiz(page, lesson)
})

journey(
  'what is read and learned is fit for everybody in dark colours and in high contrast, on a narrow screen',
  {
    timeout: PATIENCE_MS,
  },
  async ({ arrive }) => {
    const kinds = [
      ...['/knowledge', '/knowledge/news', '/knowledge/library', '/knowledge?q=zgoda', '/knowledge/page/dla-rodzin/uk'],
      ...[
        '/knowledge/page/dla-rodzin/latwy-tekst',
        '/knowledge/news/konsultacje-modelu',
        '/knowledge/material/jak-napisac-cel',
      ],
      ...['/accessibility', '/privacy', '/courses', '/courses/wymiana-informacji'],
      ...[
        '/courses/wymiana-informacji/lessons/inf-1-po-co-mi-to',
        '/courses/wymiana-informacji/lessons/inf-1-po-co-mi-to/quiz',
      ],
      ...['/my-certificates'],
    ]
    const dark = await arrive({ colorScheme: 'dark', width: 320 })
    await signIn(dark, OTHER)
    for (const path of kinds) {
      await dark.goto(path)
      expect([path, await axe(dark)]).toEqual([path, []])
      expect([path, await dark.evaluate(() => document.documentElement.scrollWidth)]).toEqual([path, 320])
    }
    await dark.goto('/knowledge/page/dla-rodzin/uk')
    expect(await dark.locator('article').getAttribute('lang')).toBe('uk')
    const contrast = await arrive()
    await signIn(contrast, OTHER)
    await contrast.goto('/look')
    await contrast.getByLabel('Wysoki: czarne na białym, grubsze linie').check()
    await contrast.getByRole('button', { name: 'Zapisz wygląd' }).click()
    for (const path of kinds) {
      await contrast.goto(path)
      expect([path, await axe(contrast)]).toEqual([path, []])
    }
  },
)
