#ifndef MOGNA_CNCURSES_H
#define MOGNA_CNCURSES_H

// The only door to ncurses: what Swift cannot import (macros, variadics, globals) becomes a small function here.
#define _XOPEN_SOURCE_EXTENDED 1
#define NCURSES_WIDECHAR 1
#define NCURSES_MOUSE_VERSION 2
#include <errno.h>
#include <langinfo.h>
#include <locale.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>
#include <wchar.h>
#include <ncursesw/curses.h>

// Not <term.h>: its macros take common words such as `columns`.
extern int setupterm(const char *terminal, int descriptor, int *status);
extern char *tigetstr(const char *capability);

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

/// Uses the environment's locale when its characters are UTF-8, else C.UTF-8, which every glibc has.
static inline void mogna_use_utf8(void) {
    if (setlocale(LC_ALL, "") == NULL || strcmp(nl_langinfo(CODESET), "UTF-8") != 0) setlocale(LC_ALL, "C.UTF-8");
}

/// 1 when the terminal is known and can place its cursor, 0 when it is unknown, -1 when no descriptions were found.
static inline int mogna_terminal_is_usable(void) {
    int status = 0;
    if (setupterm(NULL, STDOUT_FILENO, &status) != OK) return status == 1 ? 0 : status;
    char *cup = tigetstr("cup");
    return cup != NULL && cup != (char *)-1 && *cup != 0;
}

// What a handler needs to give the terminal back: filled in once, before any handler is installed.
struct mogna_rescue {
    struct termios terminal;
    char sequence[256];
    size_t length;
};

static inline struct mogna_rescue *mogna_rescue(void) {
    // Within a function: Swift leaves a header's global variables without a definition.
    static struct mogna_rescue rescue;
    return &rescue;
}

static inline void mogna_append(const char *text) {
    if (text == NULL || text == (char *)-1) return;
    struct mogna_rescue *rescue = mogna_rescue();
    size_t length = strlen(text);
    if (rescue->length + length >= sizeof rescue->sequence) return;
    memcpy(rescue->sequence + rescue->length, text, length);
    rescue->length += length;
}

/// Gives the terminal back with nothing but async-signal-safe calls, and dies of the signal after all.
static void mogna_restore_and_die(int number) {
    const struct mogna_rescue *rescue = mogna_rescue();
    ssize_t written = write(STDOUT_FILENO, rescue->sequence, rescue->length);
    (void)written;
    tcsetattr(STDIN_FILENO, TCSANOW, &rescue->terminal);
    signal(number, SIG_DFL);
    raise(number);
}

static inline void mogna_restore_on_death(void) {
    static const int numbers[] = {SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGABRT, SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGFPE};
    static char stack[16384];
    stack_t alternative = {.ss_sp = stack, .ss_size = sizeof stack};
    sigaltstack(&alternative, NULL);
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = mogna_restore_and_die;
    action.sa_flags = (int)(SA_ONSTACK | SA_NODEFER);
    sigemptyset(&action.sa_mask);
    for (size_t index = 0; index < sizeof numbers / sizeof *numbers; index++) sigaction(numbers[index], &action, NULL);
}

/// Takes the terminal over; null when that fails.
static inline SCREEN *mogna_begin(void) {
    tcgetattr(STDIN_FILENO, &mogna_rescue()->terminal);
    SCREEN *screen = newterm(NULL, stdout, stdin);
    if (screen == NULL) return NULL;
    raw();
    noecho();
    nonl();
    keypad(stdscr, TRUE);
    nodelay(stdscr, TRUE);
    leaveok(stdscr, FALSE);
    set_escdelay(25);
    mousemask(BUTTON1_PRESSED | BUTTON1_RELEASED | BUTTON4_PRESSED | BUTTON5_PRESSED, NULL);
    mouseinterval(0);
    if (has_colors()) {
        start_color();
        use_default_colors();
    }
    mogna_rescue()->length = 0;
    mogna_append("\033[?1000l\033[?1006l");
    mogna_append(tigetstr("sgr0"));
    mogna_append(tigetstr("rmkx"));
    mogna_append(tigetstr("cnorm"));
    mogna_append(tigetstr("rmcup"));
    mogna_append("\r\n");
    mogna_restore_on_death();
    return screen;
}

static inline void mogna_end(SCREEN *screen) {
    endwin();
    delscreen(screen);
}

/// Stops the process group as the terminal's own ^Z would, and returns when it is continued.
static inline void mogna_suspend(void) {
    endwin();
    struct sigaction usual, ours;
    memset(&usual, 0, sizeof usual);
    usual.sa_handler = SIG_DFL;
    sigaction(SIGTSTP, &usual, &ours);
    kill(0, SIGTSTP);
    sigaction(SIGTSTP, &ours, NULL);
}

static inline int mogna_colours(void) { return has_colors() ? COLORS : 0; }
static inline int mogna_pairs(void) { return COLOR_PAIRS; }
static inline int mogna_columns(void) { return COLS; }
static inline int mogna_rows(void) { return LINES; }

/// Takes the size that the terminal has now.
static inline void mogna_measure(void) {
    struct winsize size;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row > 0 && size.ws_col > 0)
        resizeterm(size.ws_row, size.ws_col);
}

/// Puts one cell: a spacing character and its combining marks, ended by 0.
static inline void mogna_put(int y, int x, const uint32_t *scalars, uint32_t attributes, int pair) {
    cchar_t cell;
    wchar_t text[CCHARW_MAX + 1];
    int count = 0;
    while (count < CCHARW_MAX && scalars[count] != 0) {
        text[count] = (wchar_t)scalars[count];
        count++;
    }
    text[count] = 0;
    if (setcchar(&cell, text, attributes, 0, &pair) == OK) mvadd_wch(y, x, &cell);
}

static inline void mogna_cursor(int visible, int y, int x) {
    curs_set(visible);
    if (visible) move(y, x);
}

/// Writes what has changed.
static inline void mogna_flush(void) { refresh(); }

/// Writes everything at the next flush.
static inline void mogna_repaint(void) { clearok(curscr, TRUE); }

/// The next key: 0 none, 1 a character, 2 a function key.
static inline int mogna_key(uint32_t *value) {
    wint_t key = 0;
    int kind = get_wch(&key);
    *value = (uint32_t)key;
    return kind == OK ? 1 : kind == KEY_CODE_YES ? 2 : 0;
}

/// The mouse event behind KEY_MOUSE: 1 press, 2 release, 3 wheel up, 4 wheel down, 0 none.
static inline int mogna_mouse(int *x, int *y) {
    MEVENT event;
    if (getmouse(&event) != OK) return 0;
    *x = event.x;
    *y = event.y;
    if (event.bstate & BUTTON1_PRESSED) return 1;
    if (event.bstate & BUTTON1_RELEASED) return 2;
    if (event.bstate & BUTTON4_PRESSED) return 3;
    if (event.bstate & BUTTON5_PRESSED) return 4;
    return 0;
}

static inline uint32_t mogna_attributes(int bold, int dim, int underline, int reverse, int italic) {
    attr_t attributes = 0;
    if (bold) attributes |= A_BOLD;
    if (dim) attributes |= A_DIM;
    if (underline) attributes |= A_UNDERLINE;
    if (reverse) attributes |= A_REVERSE;
    if (italic) attributes |= A_ITALIC;
    return (uint32_t)attributes;
}

#endif
