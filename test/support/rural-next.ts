export { ruralNext } from '../../src/model/mapping/rural-1-1.fixture.ts'
export { ruralMapping } from '../../src/model/mapping/rural-mapping.fixture.ts'
