// A disk that is full and a folder that may not be written: a clear error, the old index served,
// nothing half written. On a small file system of its own, which only root can mount.
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/mount.h>
#include <unistd.h>

#include <gtest/gtest.h>

#include "base/files.h"
#include "indexer/generations.h"
#include "indexer/store.h"
#include "indexer/xapian_guard.h"
#include "tests/indexer/indexer_process.h"
#include "tests/support/temporary_folder.h"

namespace quisait {
namespace {

constexpr const char* kSettings =
    "data = 'disk/data'\n[[source]]\nname='chat'\ntype='facts'\npath='chat.ndjson'\n";

/// A file system in memory, gone with this object.
class SmallDisk {
public:
    explicit SmallDisk(std::filesystem::path folder) : folder_{std::move(folder)} {
        std::filesystem::create_directory(folder_);
        mounted_ = ::mount("tmpfs", folder_.c_str(), "tmpfs", 0, "size=24m,mode=0700") == 0;
        if (!mounted_) reason_ = system_error_text(errno);
    }
    ~SmallDisk() {
        if (mounted_) ::umount2(folder_.c_str(), MNT_DETACH);
    }
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;

    bool is_mounted() const { return mounted_; }
    const std::string& reason() const { return reason_; }

    void make_read_only() const {
        ASSERT_EQ(::mount("tmpfs", folder_.c_str(), "tmpfs", MS_REMOUNT | MS_RDONLY, nullptr), 0)
            << std::strerror(errno);
    }
    /// Takes all room but `left` bytes.
    void fill(std::uintmax_t left) const {
        const auto free = std::filesystem::space(folder_).available;
        ASSERT_GT(free, left);
        const int file = ::open((folder_ / "filler").c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
        ASSERT_GE(file, 0);
        EXPECT_EQ(::posix_fallocate(file, 0, static_cast<off_t>(free - left)), 0);
        ::close(file);
    }
    void make_room() const { std::filesystem::remove(folder_ / "filler"); }

private:
    std::filesystem::path folder_;
    bool mounted_ = false;
    std::string reason_;
};

class BadGroundTest : public ::testing::Test {
protected:
    void SetUp() override {
        if (!disk_.is_mounted()) GTEST_SKIP() << "cannot mount a tmpfs: " << disk_.reason();
        ASSERT_TRUE(replace_file(folder_ / "q.toml", kSettings));
        write(20);
        const auto first = run({"sync"});
        ASSERT_EQ(first.status, 0) << first.err;
    }
    /// A few posts, or many that need some megabytes.
    void write(int posts) {
        std::string lines = R"({"space":{"id":"s","access":"everyone"}})"
                            "\n";
        for (int i = 0; i < posts; ++i) {
            lines += fmt::format(
                R"({{"post":{{"id":"{0}","space":"s","body":"common word{0} other{0} {1}",)"
                R"("created":"2026-01-01T00:00:00Z"}}}})"
                "\n",
                i, std::string(600, 'x'));
        }
        ASSERT_TRUE(replace_file(folder_ / "chat.ndjson", lines));
    }
    testing::Ended run(const std::vector<std::string>& arguments) const {
        return testing::run_indexer(folder_ / "q.toml", arguments);
    }
    std::filesystem::path data() const { return folder_ / "disk/data"; }

    /// What searchd would serve.
    std::int64_t served() const {
        const auto count = guarded("opening", [&] {
            const auto generation = *current_generation(data());
            const Xapian::Database everyone{generation.database(kEveryone).string()};
            return static_cast<std::int64_t>(everyone.get_termfreq("common"));
        });
        return count ? *count : -1;
    }
    static bool says(const std::string& text, const std::string& part) {
        return text.find(part) != std::string::npos;
    }

    testing::TemporaryFolder folder_;
    SmallDisk disk_{folder_ / "disk"};
};

TEST_F(BadGroundTest, AFolderThatMayNotBeWrittenIsNamedAndStillServed) {
    disk_.make_read_only();
    write(30);
    for (const char* command : {"sync", "run", "reindex"}) {
        SCOPED_TRACE(command);
        const auto ended = run({command});
        EXPECT_EQ(ended.status, 1);
        EXPECT_TRUE(says(ended.err, "Read-only file system")) << ended.err;
        EXPECT_TRUE(says(ended.err, "must be writable by the user of the indexer")) << ended.err;
    }
    EXPECT_EQ(served(), 20);
    EXPECT_EQ(StoreReader::open(data())->counts()->posts, 20);
    EXPECT_EQ(run({"status"}).status, 0);
    const auto check = run({"check"});
    EXPECT_EQ(check.status, 1);
    EXPECT_TRUE(says(check.out, "BAD   data folder: ")) << check.out;
    EXPECT_TRUE(says(check.out, "ok    store: is sound")) << check.out;
    EXPECT_TRUE(says(check.out, "ok    index everyone: 20 documents")) << check.out;
}

TEST_F(BadGroundTest, ADiskThatFillsUpDuringASyncLosesNothingAndGoesOnWithRoom) {
    write(5000);
    disk_.fill(600000);
    const auto full = run({"sync"});
    EXPECT_EQ(full.status, 1);
    EXPECT_TRUE(says(full.err, "the disk is full") || says(full.err, "No space left")) << full.err;
    EXPECT_TRUE(says(full.err, "Free space under the data folder")) << full.err;
    EXPECT_GE(served(), 20);
    EXPECT_EQ(run({"status"}).status, 0);
    disk_.make_room();
    const auto again = run({"sync"});
    EXPECT_EQ(again.status, 0) << again.err;
    EXPECT_EQ(served(), 5000);
    EXPECT_EQ(run({"check"}).status, 0);
}

TEST_F(BadGroundTest, ADiskThatFillsUpDuringIndexingKeepsTheIndexAsItWas) {
    write(3000);
    // Room for the store, which is small beside the index.
    disk_.fill(5000000);
    const auto full = run({"sync"});
    EXPECT_EQ(full.status, 1) << full.err;
    EXPECT_TRUE(says(full.err, "source.synced")) << "the store had room: " << full.err;
    EXPECT_TRUE(says(full.err, "No space left")) << full.err;
    EXPECT_EQ(served(), 20);
    disk_.make_room();
    EXPECT_EQ(run({"sync"}).status, 0);
    EXPECT_EQ(served(), 3000);
    EXPECT_EQ(run({"check"}).status, 0);
}

TEST_F(BadGroundTest, AReindexWithoutRoomLeavesTheOldGenerationAndNothingElse) {
    disk_.fill(50000);
    const auto full = run({"reindex"});
    EXPECT_EQ(full.status, 1);
    EXPECT_TRUE(says(full.err, "No space left")) << full.err;
    EXPECT_EQ(generations(data())->size(), 1U);
    EXPECT_EQ(served(), 20);
    disk_.make_room();
    EXPECT_EQ(run({"reindex"}).status, 0);
    EXPECT_EQ(served(), 20);
    EXPECT_EQ(run({"check"}).status, 0);
}

}  // namespace
}  // namespace quisait
