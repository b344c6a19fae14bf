# quisait_library(base result text) makes quisait_base from base/{result,text}.cpp, called from
# base/CMakeLists.txt
function(quisait_library folder)
    list(TRANSFORM ARGN APPEND .cpp)
    add_library(quisait_${folder} STATIC ${ARGN})
    target_link_libraries(quisait_${folder} PUBLIC quisait_flags)
endfunction()

# quisait_tests(base result json) makes base_tests from {result,json}_test.cpp, called from
# tests/base/CMakeLists.txt
function(quisait_tests folder)
    list(TRANSFORM ARGN APPEND _test.cpp)
    add_executable(${folder}_tests ${ARGN})
    target_link_libraries(${folder}_tests PRIVATE
        quisait_${folder} quisait_test_support GTest::gmock GTest::gtest_main)
    gtest_discover_tests(${folder}_tests DISCOVERY_MODE PRE_TEST PROPERTIES TIMEOUT 300)
endfunction()
