import { readFileSync } from 'node:fs'
import { HSDS_SCHEMA } from '../exchange/read-file.server.ts'
import { API } from '../service-paths.ts'

export const PER_PAGE = 50
export const MOST_PER_PAGE = 100

type Schema = Readonly<Record<string, unknown>>
const component = (name: string) => ({ $ref: `#/components/schemas/${name}` })
const whole = { type: 'integer', minimum: 0 }

/** One page of a list, as HSDS 3.1 shapes it. */
const pageOf = (name: string): Schema => ({
  type: 'object',
  properties: {
    ...{ total_items: whole, total_pages: whole, page_number: whole, size: whole },
    ...{ first_page: { type: 'boolean' }, last_page: { type: 'boolean' }, empty: { type: 'boolean' } },
    contents: { type: 'array', items: component(name) },
  },
  required: [...['total_items', 'total_pages', 'page_number', 'size', 'first_page', 'last_page', 'empty', 'contents']],
})

const query = (name: string, schema: Schema, description: string) => ({
  name,
  in: 'query',
  required: false,
  schema,
  description,
})
const PAGING = [
  query('page', { type: 'integer', minimum: 1, default: 1 }, 'Which page, from 1.'),
  query('per_page', { type: 'integer', minimum: 1, maximum: MOST_PER_PAGE, default: PER_PAGE }, 'How many on a page.'),
]
const ONE = { name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } }
const json = (schema: Schema) => ({ 'application/json': { schema } })

const get = (operationId: string, summary: string, schema: Schema, parameters: readonly Schema[] = []) => ({
  get: {
    operationId,
    summary,
    parameters,
    responses: {
      200: {
        description: 'What was asked for. ETag tells when it changes.',
        headers: { ETag: { schema: { type: 'string' } } },
        content: json(schema),
      },
      304: { description: 'Unchanged since the ETag sent in If-None-Match.' },
      400: { description: 'A parameter is wrong.', content: json(component('problem')) },
      404: { description: 'There is none to be seen by everybody.', content: json(component('problem')) },
      429: {
        description: 'Asked too often; Retry-After says how many seconds to wait.',
        content: json(component('problem')),
      },
    },
  },
})

/** The schemas of HSDS 3.1 as components; references within follow. */
function hsdsSchemas(): Schema {
  const text = readFileSync(HSDS_SCHEMA, 'utf8').replaceAll('"#/$defs/', '"#/components/schemas/')
  const { $defs } = JSON.parse(text) as { $defs: Schema }
  return $defs
}

/**
 * The description of the public API in OpenAPI 3.1.
 * @param baseUrl the address of this site, without a slash at the end
 */
export const openApi = (baseUrl: string) => ({
  openapi: '3.1.0',
  info: {
    title: 'Kooperacja: katalog usług',
    version: '3.1',
    description:
      'Entries of the directory of services that are for everybody, to read only, in the shapes of the Human Services Data Specification 3.1 (Open Referral, CC BY-SA 4.0). Contacts are those of institutions.',
  },
  servers: [{ url: `${baseUrl}/` }],
  paths: {
    [API]: get('root', 'Which version of HSDS this is.', component('root')),
    [`${API}/services`]: get('services', 'Services, a page at a time.', component('service_page'), [
      ...PAGING,
      query('organization_id', { type: 'string', format: 'uuid' }, 'Only those of one organization.'),
    ]),
    [`${API}/services/{id}`]: get('service', 'One service.', component('service'), [ONE]),
    [`${API}/organizations`]: get(
      'organizations',
      'Organizations that give services.',
      component('organization_page'),
      PAGING,
    ),
    [`${API}/organizations/{id}`]: get('organization', 'One organization.', component('organization'), [ONE]),
  },
  components: {
    schemas: {
      root: {
        type: 'object',
        properties: { version: { type: 'string' }, profile: { type: 'string' }, openapi_url: { type: 'string' } },
        required: ['version', 'profile', 'openapi_url'],
      },
      problem: { type: 'object', properties: { error: { type: 'string' } }, required: ['error'] },
      service_page: pageOf('service'),
      organization_page: pageOf('organization'),
      ...hsdsSchemas(),
    },
  },
})
