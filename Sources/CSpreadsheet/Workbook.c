#include "CSpreadsheet.h"

#include <dlfcn.h>
#include <errno.h>
#include <pthread.h>
#include <stdlib.h>
#include <xlsxwriter.h>

static struct {
    __typeof__(workbook_new_opt) *new_opt;
    __typeof__(workbook_add_worksheet) *add_worksheet;
    __typeof__(workbook_add_format) *add_format;
    __typeof__(workbook_close) *close;
    __typeof__(format_set_bold) *set_bold;
    __typeof__(format_set_num_format) *set_num_format;
    __typeof__(worksheet_write_string) *write_string;
    __typeof__(worksheet_write_number) *write_number;
    __typeof__(worksheet_set_column) *set_column;
    __typeof__(worksheet_freeze_panes) *freeze_panes;
    __typeof__(worksheet_autofilter) *autofilter;
    int is_complete;
} library;

static pthread_once_t loading = PTHREAD_ONCE_INIT;

static void load(void) {
    void *handle = dlopen("libxlsxwriter.so.4", RTLD_NOW | RTLD_LOCAL);
    // Later Debian releases count on.
    if (handle == NULL) handle = dlopen("libxlsxwriter.so.5", RTLD_NOW | RTLD_LOCAL);
    if (handle == NULL) handle = dlopen("libxlsxwriter.so", RTLD_NOW | RTLD_LOCAL);
    if (handle == NULL) return;
    library.new_opt = dlsym(handle, "workbook_new_opt");
    library.add_worksheet = dlsym(handle, "workbook_add_worksheet");
    library.add_format = dlsym(handle, "workbook_add_format");
    library.close = dlsym(handle, "workbook_close");
    library.set_bold = dlsym(handle, "format_set_bold");
    library.set_num_format = dlsym(handle, "format_set_num_format");
    library.write_string = dlsym(handle, "worksheet_write_string");
    library.write_number = dlsym(handle, "worksheet_write_number");
    library.set_column = dlsym(handle, "worksheet_set_column");
    library.freeze_panes = dlsym(handle, "worksheet_freeze_panes");
    library.autofilter = dlsym(handle, "worksheet_autofilter");
    library.is_complete = library.new_opt && library.add_worksheet && library.add_format && library.close
        && library.set_bold && library.set_num_format && library.write_string && library.write_number
        && library.set_column && library.freeze_panes && library.autofilter;
}

struct mogna_workbook {
    lxw_workbook *book;
    lxw_worksheet *sheet;
    lxw_format *bold;
    lxw_format *day;
};

mogna_workbook *mogna_workbook_new(const char *path, const char *sheet, mogna_status *status) {
    pthread_once(&loading, load);
    *status = MOGNA_NO_LIBRARY;
    if (!library.is_complete) return NULL;
    *status = MOGNA_IO;
    mogna_workbook *workbook = calloc(1, sizeof *workbook);
    if (workbook == NULL) return NULL;
    // Row by row to a temporary file, so that memory does not grow with the inventory.
    lxw_workbook_options options = {.constant_memory = LXW_TRUE};
    workbook->book = library.new_opt(path, &options);
    if (workbook->book != NULL) workbook->sheet = library.add_worksheet(workbook->book, sheet);
    if (workbook->sheet == NULL) {
        free(workbook);
        return NULL;
    }
    workbook->bold = library.add_format(workbook->book);
    library.set_bold(workbook->bold);
    workbook->day = library.add_format(workbook->book);
    library.set_num_format(workbook->day, "yyyy-mm-dd");
    library.freeze_panes(workbook->sheet, 1, 0);
    *status = MOGNA_OK;
    return workbook;
}

void mogna_workbook_width(mogna_workbook *workbook, uint16_t column, double width) {
    library.set_column(workbook->sheet, column, column, width, NULL);
}

int mogna_workbook_heading(mogna_workbook *workbook, uint32_t row, uint16_t column, const char *text) {
    return library.write_string(workbook->sheet, row, column, text, workbook->bold);
}

int mogna_workbook_text(mogna_workbook *workbook, uint32_t row, uint16_t column, const char *text) {
    return library.write_string(workbook->sheet, row, column, text, NULL);
}

int mogna_workbook_number(mogna_workbook *workbook, uint32_t row, uint16_t column, double number) {
    return library.write_number(workbook->sheet, row, column, number, NULL);
}

int mogna_workbook_day(mogna_workbook *workbook, uint32_t row, uint16_t column, double serial) {
    return library.write_number(workbook->sheet, row, column, serial, workbook->day);
}

mogna_status mogna_workbook_close(mogna_workbook *workbook, uint32_t rows, uint16_t columns) {
    if (rows > 0 && columns > 0) library.autofilter(workbook->sheet, 0, 0, rows - 1, columns - 1);
    errno = 0;
    lxw_error error = library.close(workbook->book);
    free(workbook);
    return error == LXW_NO_ERROR ? MOGNA_OK : MOGNA_IO;
}
