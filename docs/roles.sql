-- Three roles for a team that shares one database of lex (PostgreSQL), so that
-- nobody can do more than their work asks. Run it as the owner of the tables,
-- after lex has made them (the first `lex import` or `lex database copy` by the
-- owner does), and again after an update of lex has added tables:
--
--   psql "postgres://owner@host/lex" -v schema=lex -f docs/roles.sql
--
-- then let people in:  CREATE ROLE eva LOGIN; GRANT lex_import TO eva;
--
-- The owner alone can bring the tables up to date after an update of lex, and
-- forget a person (lex forget), since erasing rewrites tables (VACUUM FULL).
--
--   lex_read    lex summary, check, list, report without a place in the archive:
--               reads, writes nothing
--   lex_report  that, and: kept answers, the archive of reports, schedules, closed
--               periods, decisions on look-alikes (lex match), lists that were shown
--   lex_import  that, and: imports, undo, replacing a file; cannot change or erase
--               an imported row
--
-- Counting makes no temporary tables on a server, so that no role needs TEMP, and
-- lex_read may use a read-only replica.
\set ON_ERROR_STOP on
\if :{?schema}
\else
  \set schema public
\endif

DO $$ BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'lex_read')   THEN CREATE ROLE lex_read   NOLOGIN; END IF;
  IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'lex_report') THEN CREATE ROLE lex_report NOLOGIN; END IF;
  IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'lex_import') THEN CREATE ROLE lex_import NOLOGIN; END IF;
END $$;
GRANT lex_read TO lex_report;
GRANT lex_report TO lex_import;

SET search_path = :schema;
REVOKE ALL ON SCHEMA :schema FROM PUBLIC;
REVOKE ALL ON ALL TABLES IN SCHEMA :schema FROM PUBLIC;
GRANT USAGE ON SCHEMA :schema TO lex_read;

GRANT SELECT ON ALL TABLES IN SCHEMA :schema TO lex_read;

-- What can be dropped at any time, and what was shown to whom.
GRANT INSERT, UPDATE, DELETE ON kept, listed TO lex_report;
-- The archive grows; a report is marked as written once more, or taken back.
GRANT INSERT ON report_run, report_file, report_figure, report_quote, report_input, report_text TO lex_report;
GRANT UPDATE ON report_run, report_file TO lex_report;
-- What schedules did, and whom they told.
GRANT INSERT, UPDATE ON schedule_run, schedule_told TO lex_report;
GRANT INSERT, UPDATE, DELETE ON schedule_step TO lex_report;
-- Periods that are closed and reopened, decisions that are made and taken back.
GRANT INSERT ON closing, decision TO lex_report;
GRANT UPDATE (ended_at, ended_who) ON closing, decision TO lex_report;

-- Imports. Their rows are written once.
GRANT INSERT ON batch, import, term, participant, organization, record, reject, column_chunk TO lex_import;
GRANT UPDATE (status, replaced_by, undone_at) ON batch TO lex_import;
GRANT UPDATE (imported, rejected, content, last_row, last_persona) ON import TO lex_import;
