-- How the meeting stood to the quorum of its body when it was put on record: counts, sectors and roles, no person. The case may be carried over to
-- a version of its model that asks for something else, and what was signed stays as it was.
alter table casework.meeting add column quorum jsonb;
comment on column casework.meeting.quorum is 'How attendance stood to the quorum that the model asked for on the day it was held: asked, there, of, sectors and roles missing. Null where none was asked for, or the meeting is still to come.';
