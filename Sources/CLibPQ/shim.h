#pragma once

#include <postgresql/libpq-fe.h>

// Swift imports no function-like or character macros; these name the fields of an error report.
static const int galley_diag_source_function = PG_DIAG_SOURCE_FUNCTION;
static const int galley_diag_severity = PG_DIAG_SEVERITY_NONLOCALIZED;
static const int galley_diag_sqlstate = PG_DIAG_SQLSTATE;
static const int galley_diag_message_primary = PG_DIAG_MESSAGE_PRIMARY;
static const int galley_diag_message_detail = PG_DIAG_MESSAGE_DETAIL;
static const int galley_diag_message_hint = PG_DIAG_MESSAGE_HINT;
static const int galley_diag_schema_name = PG_DIAG_SCHEMA_NAME;
static const int galley_diag_table_name = PG_DIAG_TABLE_NAME;
static const int galley_diag_column_name = PG_DIAG_COLUMN_NAME;
static const int galley_diag_constraint_name = PG_DIAG_CONSTRAINT_NAME;
