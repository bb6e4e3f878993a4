#include "CSpreadsheet.h"

#include <archive.h>
#include <archive_entry.h>
#include <dlfcn.h>
#include <pthread.h>

/// libarchive brings ten libraries with it, which a start without any workbook must not pay for.
static struct {
    __typeof__(archive_read_new) *new;
    __typeof__(archive_read_free) *free;
    __typeof__(archive_read_support_format_zip_seekable) *support_zip;
    __typeof__(archive_read_open_memory) *open_memory;
    __typeof__(archive_read_next_header) *next_header;
    __typeof__(archive_read_data) *data;
    __typeof__(archive_entry_pathname) *pathname;
    __typeof__(archive_entry_is_data_encrypted) *is_encrypted;
    int is_complete;
} library;

static pthread_once_t loading = PTHREAD_ONCE_INIT;

static void load(void) {
    void *handle = dlopen("libarchive.so.13", RTLD_NOW | RTLD_LOCAL);
    if (handle == NULL) return;
    library.new = dlsym(handle, "archive_read_new");
    library.free = dlsym(handle, "archive_read_free");
    library.support_zip = dlsym(handle, "archive_read_support_format_zip_seekable");
    library.open_memory = dlsym(handle, "archive_read_open_memory");
    library.next_header = dlsym(handle, "archive_read_next_header");
    library.data = dlsym(handle, "archive_read_data");
    library.pathname = dlsym(handle, "archive_entry_pathname");
    library.is_encrypted = dlsym(handle, "archive_entry_is_data_encrypted");
    library.is_complete = library.new && library.free && library.support_zip && library.open_memory
        && library.next_header && library.data && library.pathname && library.is_encrypted;
}

static mogna_status walk(
    struct archive *archive, void *context, mogna_choice (*entry)(void *, const char *),
    int (*chunk)(void *, const uint8_t *, size_t)) {
    static const size_t size = 1 << 16;
    uint8_t buffer[size];
    for (;;) {
        struct archive_entry *header;
        int result = library.next_header(archive, &header);
        if (result == ARCHIVE_EOF) return MOGNA_OK;
        // A warning is about a name in another character set; ours are plain.
        if (result != ARCHIVE_OK && result != ARCHIVE_WARN) return MOGNA_DAMAGED;
        const char *name = library.pathname(header);
        switch (entry(context, name ? name : "")) {
        case MOGNA_SKIP: continue;
        case MOGNA_STOP: return MOGNA_STOPPED;
        case MOGNA_READ: break;
        }
        if (library.is_encrypted(header)) return MOGNA_ENCRYPTED;
        for (;;) {
            la_ssize_t count = library.data(archive, buffer, size);
            if (count < 0) return MOGNA_DAMAGED;
            if (count == 0) break;
            if (chunk(context, buffer, (size_t)count) != 0) return MOGNA_STOPPED;
        }
    }
}

mogna_status mogna_zip_walk(
    const uint8_t *bytes, size_t length, void *context, mogna_choice (*entry)(void *, const char *),
    int (*chunk)(void *, const uint8_t *, size_t)) {
    pthread_once(&loading, load);
    if (!library.is_complete) return MOGNA_NO_LIBRARY;
    struct archive *archive = library.new();
    if (archive == NULL) return MOGNA_DAMAGED;
    mogna_status status = MOGNA_DAMAGED;
    if (library.support_zip(archive) == ARCHIVE_OK
        && library.open_memory(archive, (void *)bytes, length) == ARCHIVE_OK)
        status = walk(archive, context, entry, chunk);
    library.free(archive);
    return status;
}
