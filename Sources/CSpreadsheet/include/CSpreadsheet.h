#ifndef MOGNA_CSPREADSHEET_H
#define MOGNA_CSPREADSHEET_H

#include <expat.h>
#include <stddef.h>
#include <stdint.h>

/// How reading or writing a workbook ended.
typedef enum {
    MOGNA_OK,
    /// The library is not installed.
    MOGNA_NO_LIBRARY,
    /// The bytes are not what they should be.
    MOGNA_DAMAGED,
    /// An entry that was asked for is protected by a password.
    MOGNA_ENCRYPTED,
    /// A callback asked to stop.
    MOGNA_STOPPED,
    /// The file could not be written; see errno.
    MOGNA_IO,
} mogna_status;

/// What to do with an entry of an archive.
typedef enum { MOGNA_SKIP, MOGNA_READ, MOGNA_STOP } mogna_choice;

/// Goes through the entries of a zip archive in memory, with libarchive, which is loaded when it is first needed.
/// `entry` is asked about each; the bytes of those to be read come to `chunk`, which may stop it all by returning
/// something else than 0.
mogna_status mogna_zip_walk(
    const uint8_t *bytes, size_t length, void *context,
    mogna_choice (*entry)(void *context, const char *name),
    int (*chunk)(void *context, const uint8_t *bytes, size_t length));

/// A workbook of one sheet that is being written, with libxlsxwriter, which is loaded when it is first needed.
typedef struct mogna_workbook mogna_workbook;

/// Null when it cannot be begun; `status` says why. Rows are written from the first to the last.
mogna_workbook *mogna_workbook_new(const char *path, const char *sheet, mogna_status *status);
/// How wide a column is, in characters.
void mogna_workbook_width(mogna_workbook *workbook, uint16_t column, double width);
/// Cells, counted from 0. They return 0 when the cell could be written.
int mogna_workbook_heading(mogna_workbook *workbook, uint32_t row, uint16_t column, const char *text);
int mogna_workbook_text(mogna_workbook *workbook, uint32_t row, uint16_t column, const char *text);
int mogna_workbook_number(mogna_workbook *workbook, uint32_t row, uint16_t column, double number);
/// A day as a spreadsheet counts it, shown as `2026-11-24`.
int mogna_workbook_day(mogna_workbook *workbook, uint32_t row, uint16_t column, double serial);
/// Puts a filter on the headings, keeps them in sight, and writes the file. The workbook is gone afterwards.
mogna_status mogna_workbook_close(mogna_workbook *workbook, uint32_t rows, uint16_t columns);

#endif
