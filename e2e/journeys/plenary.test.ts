import { expect } from 'vitest'
import { readDocx } from '#test/reading-docx.ts'
import { CaseWorker } from '../pages/case-worker.ts'
import { account, PASSWORD } from '../support/accounts.ts'
import { journey } from '../support/browser.ts'
import { DeskClient } from '../support/desk-client.ts'
import { inspecting } from '../support/inspecting.ts'
import { inDays } from './cast.ts'
import { PATIENCE_MS } from './walk.ts'

const COORDINATOR = account(/^gops-bieliny$/, 'Koordynator PZK')
const LEAD = account(/^gops-bieliny$/, 'Pracownik prowadzący')
const SCHOOL = account(/^szkola-bieliny$/, 'Członek zespołu: szkoła')
const ANALYST = account(/^rops$/, 'Regionalny ośrodek: analityk')
const DECISION = 'Dyżur zespołu jest w każdą środę'
const TASK = 'Zamówić tablicę ogłoszeń'

journey(
  'a standing team meets about itself: attendance, decisions and a task are written down, closed, signed by a member and taken away on paper',
  { timeout: PATIENCE_MS },
  async ({ site, arrive }) => {
    const { inspect, wrong } = inspecting(/sittings|meetings|tasks/)
    const coordinator = new CaseWorker(await arrive({}), inspect)
    await coordinator.signIn(COORDINATOR)
    await coordinator.page.goto(new URL('/meetings', site.address).href)
    await coordinator.follow('Zwołaj posiedzenie')
    await coordinator.choose('Czyje posiedzenie', /PZK Bieliny/)
    await coordinator.write('Dzień', inDays(0))
    await coordinator.tick('Dzień wolny od pracy', 'Wiem, że wśród terminów jest niedziela lub święto')
    await coordinator.write('Miejsce', 'Urząd Gminy, sala 12')
    await coordinator.write('Sprawy własne zespołu', 'Dyżury w nowym roku')
    await coordinator.press('Wyślij zaproszenia')
    await coordinator.follow('Protokół i obecność')
    const record = new URL(coordinator.page.url()).pathname
    expect(await coordinator.says()).toContain('jeszcze nie spisany')

    await coordinator.follow('Spisz protokół')
    const came = coordinator.page.getByRole('group', { name: /^Skład i obecność/ })
    for (const { name } of [COORDINATOR, SCHOOL])
      await came.getByLabel(new RegExp(`^\\s*${name},`)).selectOption('room')
    await came.getByLabel(new RegExp(`^\\s*${LEAD.name},`)).selectOption('excused')
    await coordinator.write('Przebieg', 'Omówiono grafik. Matka 44051401458 prosiła o zmianę.')
    await coordinator.write('Ustalenia', DECISION)
    await coordinator.write('Zadanie 1: co', TASK)
    await coordinator.choose('Zadanie 1: kto', new RegExp(`^\\s*${LEAD.name},`))
    await coordinator.write('Zadanie 1: do kiedy', inDays(7))
    await coordinator.tick('Zamknięcie', /^\s*Protokół jest gotowy/)
    expect(await coordinator.pressInVain('Zapisz protokół')).toContain('PESEL albo kod sprawy')
    expect(await coordinator.written('Ustalenia')).toBe(DECISION)
    await coordinator.write('Przebieg', 'Omówiono grafik.')
    await coordinator.press('Zapisz protokół')
    expect(await coordinator.says()).toContain('Protokół zamknięty. Obecni dostali wiadomość.')

    // A member, on a phone.
    const school = new CaseWorker(await arrive({ width: 390 }), inspect)
    await school.signIn(SCHOOL)
    await school.page.goto(new URL(record, site.address).href)
    await school.follow('Podpisz lub zgłoś uwagę')
    await school.choose('Podpisy i uwagi', 'Zgadzam się z protokołem')
    await school.press('Zapisz odpowiedź')
    expect(await school.says()).toContain('Zgadza się 1 z 2 obecnych osób.')
    const wide = await school.page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)
    expect(wide).toBe(false)
    const paper = await school.takePrint('Protokół (PDF)')
    expect(paper.accessible).toBe(true)
    for (const words of [DECISION, TASK, 'Dyżury w nowym roku', 'sala 12']) expect(paper.text).toContain(words)

    // Who has something to do finds it beside the tasks of cases.
    const lead = new CaseWorker(await arrive({}), inspect)
    await lead.signIn(LEAD)
    await lead.page.goto(new URL('/tasks', site.address).href)
    await lead.follow(TASK)
    await lead.write('Co z tego wyszło', 'Tablica wisi przy wejściu')
    await lead.press('Zapisz wykonanie')
    expect(await lead.says()).toContain('Tablica wisi przy wejściu')

    const client = async ({ email }: { readonly email: string }) => {
      const one = new DeskClient(site.address)
      await one.signIn(email, PASSWORD)
      return one
    }
    const takes = async (path: string, { cookie }: DeskClient) => {
      const answer = await fetch(new URL(path, site.address), { headers: { cookie } })
      return { status: answer.status, bytes: new Uint8Array(await answer.arrayBuffer()) }
    }
    const print = record.replace(/record$/, 'print')
    const member = await client(SCHOOL)
    const protocol = await readDocx((await takes(`${print}/record/docx`, member)).bytes)
    for (const words of [DECISION, TASK, COORDINATOR.name]) expect(protocol.text).toContain(words)
    const list = await readDocx((await takes(`${print}/attendance/docx`, member)).bytes)
    expect(list.text).toContain(SCHOOL.name)
    const outside = await client(ANALYST)
    for (const path of [record, `${record}/keep`, `${record}/answer`, `${record}/tasks/1`, `${print}/record`])
      expect([path, (await takes(path, outside)).status]).toEqual([path, 404])
    expect(wrong).toEqual([])
  },
)
