#ifndef MOGNA_CNCURSES_H
#define MOGNA_CNCURSES_H

// The only door to ncurses: what Swift cannot import (macros, variadics, globals) becomes a small function here.
#define _XOPEN_SOURCE_EXTENDED 1
#define NCURSES_WIDECHAR 1
#include <locale.h>
#include <stdint.h>
#include <wchar.h>
#include <ncursesw/curses.h>

/// wcwidth in a UTF-8 locale, whatever the process's own is: the answer never depends on the environment.
static inline int mogna_wcwidth(uint32_t scalar) {
    static locale_t utf8 = (locale_t)0;
    if (utf8 == (locale_t)0) {
        locale_t made = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
        if (made == (locale_t)0) return 1;
        locale_t none = (locale_t)0;
        if (!__atomic_compare_exchange_n(&utf8, &none, made, 0, __ATOMIC_ACQ_REL, __ATOMIC_ACQUIRE)) freelocale(made);
    }
    locale_t before = uselocale(utf8);
    int columns = wcwidth((wchar_t)scalar);
    uselocale(before);
    return columns;
}

#endif
