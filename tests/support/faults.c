/* A disk that fails: the k-th write, sync or truncation of a database's files ends in an error, once or from then on.
 * What the test wants is in a file of four numbers that both map: calls that are left until then, the error, whether it
 * lasts, and how many calls have failed. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/types.h>
#include <unistd.h>

struct wanted {
    int left, error, lasts, failed;
};

static struct wanted *wanted(void) {
    static struct wanted *mapped;
    if (!mapped) {
        const char *file = getenv("MEIBO_FAULTS");
        int fd = file ? open(file, O_RDWR | O_CLOEXEC) : -1;
        void *at = fd < 0 ? MAP_FAILED : mmap(NULL, sizeof(struct wanted), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
        if (fd >= 0) close(fd);
        if (at == MAP_FAILED) return NULL;
        mapped = at;
    }
    return mapped;
}

static int of_database(int fd) {
    char link[32], path[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0) return 0;
    path[length] = 0;
    return strstr(path, "/meibo.db") != NULL;
}

static int fails(int fd) {
    struct wanted *it = wanted();
    if (!it || !it->error || !of_database(fd)) return 0;
    int left = __sync_sub_and_fetch(&it->left, 1);
    if (left > 0 || (left < 0 && !it->lasts)) return 0;
    __sync_add_and_fetch(&it->failed, 1);
    errno = it->error;
    return 1;
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

ssize_t write(int fd, const void *bytes, size_t count) { return fails(fd) ? -1 : REAL(write)(fd, bytes, count); }
ssize_t pwrite(int fd, const void *bytes, size_t count, off_t at) {
    return fails(fd) ? -1 : REAL(pwrite)(fd, bytes, count, at);
}
ssize_t pwrite64(int fd, const void *bytes, size_t count, off64_t at) {
    return fails(fd) ? -1 : REAL(pwrite64)(fd, bytes, count, at);
}
int fsync(int fd) { return fails(fd) ? -1 : REAL(fsync)(fd); }
int fdatasync(int fd) { return fails(fd) ? -1 : REAL(fdatasync)(fd); }
int ftruncate(int fd, off_t length) { return fails(fd) ? -1 : REAL(ftruncate)(fd, length); }
int ftruncate64(int fd, off64_t length) { return fails(fd) ? -1 : REAL(ftruncate64)(fd, length); }
