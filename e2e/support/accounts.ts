import { readFileSync } from 'node:fs'
import { z } from 'zod'

const World = z.object({
  institutions: z.array(z.object({ key: z.string(), name: z.string(), shortName: z.string() })),
  people: z.array(
    z.object({
      given: z.string(),
      family: z.string(),
      email: z.string(),
      institution: z.string(),
      job: z.string(),
      shownAs: z.string().optional(),
    }),
  ),
})
const { people, institutions } = World.parse(JSON.parse(readFileSync('content/demonstration/world.json', 'utf8')))

/** The password that the sign-in page of a demonstration shows. */
export const PASSWORD = 'razem-dla-rodziny'

export type Account = { readonly email: string; readonly name: string }

/** An account of the demonstration: by its institution, and by the role it is listed under or the job its person has. */
export function account(institution: RegExp, roleOrJob: string): Account {
  const found = people.find((one) => institution.test(one.institution) && [one.shownAs, one.job].includes(roleOrJob))
  if (!found) throw new Error(`the demonstration has nobody at ${institution} as ${roleOrJob}`)
  return { email: found.email, name: `${found.given} ${found.family}` }
}

/** How pages call an institution of the demonstration: shortly, and in full where it is chosen from a list. */
export function institution(key: string): { readonly name: string; readonly shortName: string } {
  const found = institutions.find((one) => one.key === key)
  if (!found) throw new Error(`the demonstration has no institution ${key}`)
  return found
}
