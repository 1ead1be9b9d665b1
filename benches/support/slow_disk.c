/* A disk on which each sync takes 5 ms more. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <unistd.h>

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

int fsync(int fd) {
    usleep(5000);
    return REAL(fsync)(fd);
}
int fdatasync(int fd) {
    usleep(5000);
    return REAL(fdatasync)(fd);
}
