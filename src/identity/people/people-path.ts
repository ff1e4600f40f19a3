export const PEOPLE_PATH = '/administration/people'
